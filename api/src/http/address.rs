//! Where a request comes from: what quotas go by while nobody signs in.

use std::net::{IpAddr, Ipv6Addr};

use actix_web::HttpRequest;
use ipnet::IpNet;

/// The address of the client. What proxies tell of it counts only as far as they are trusted: read from the last hop
/// back, the first address that is no trusted proxy's.
pub fn of(request: &HttpRequest, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let peer = request.peer_addr().map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    if !is_trusted(&peer) {
        return peer;
    }
    let told = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = told.flat_map(|value| value.split(',')).map(str::trim).collect();
    let mut client = peer;
    for hop in hops.into_iter().rev() {
        let Some(address) = read(hop) else { break };
        client = address;
        if !is_trusted(&address) {
            break;
        }
    }
    client
}

/// Reads an address with or without a port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn read(hop: &str) -> Option<IpAddr> {
    let with_port = || hop.parse().ok().map(|address: std::net::SocketAddr| address.ip());
    hop.trim_matches(['[', ']']).parse().ok().or_else(with_port).map(|address: IpAddr| address.to_canonical())
}

/// What stands for an address in the accounts. Whoever has one address of IPv6 has a whole network of them.
pub fn account(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => IpAddr::V6((u128::from(six) & !u128::from(u64::MAX)).into()),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::{account, of};

    fn client(peer: &str, told: &[&str], trusted: &str) -> String {
        let mut request = TestRequest::default().peer_addr(peer.parse().unwrap());
        for value in told {
            request = request.append_header(("X-Forwarded-For", *value));
        }
        let trusted: Vec<_> = trusted.split(',').filter_map(|network| network.parse().ok()).collect();
        of(&request.to_http_request(), &trusted).to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client("192.0.2.9:1", &["198.51.100.7"], ""), "192.0.2.9");
        assert_eq!(client("192.0.2.9:1", &["198.51.100.7"], "10.0.0.0/8"), "192.0.2.9");
    }

    #[test]
    fn the_last_hop_that_is_no_trusted_proxy_is_the_client() {
        let trusted = "10.0.0.0/8,2001:db8:1::/48";
        assert_eq!(client("10.0.0.1:1", &["203.0.113.5, 198.51.100.7"], trusted), "198.51.100.7");
        assert_eq!(client("10.0.0.1:1", &["203.0.113.5, 198.51.100.7, 10.9.9.9"], trusted), "198.51.100.7");
        assert_eq!(client("10.0.0.1:1", &["203.0.113.5", "198.51.100.7:4711"], trusted), "198.51.100.7");
        assert_eq!(client("[2001:db8:1::1]:1", &["[2001:db8:2::7]:4711"], trusted), "2001:db8:2::7");
        assert_eq!(client("10.0.0.1:1", &["203.0.113.5, unknown"], trusted), "10.0.0.1");
        assert_eq!(client("10.0.0.1:1", &[], trusted), "10.0.0.1");
    }

    #[test]
    fn a_network_of_ipv6_is_one_account() {
        let accounts = ["2001:db8::1", "2001:db8::ffff:0:1"].map(|address| account(address.parse().unwrap()));
        assert_eq!(accounts[0], accounts[1]);
        assert_ne!(account("192.0.2.1".parse().unwrap()), account("192.0.2.2".parse().unwrap()));
    }
}
