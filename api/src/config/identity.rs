//! Whose tokens are taken, and what they mean.

use clap::Args;

/// What the service's own tokens say of it.
#[derive(Args, Clone, Debug)]
pub struct Issuer {
    /// What the service's own tokens say who issued them.
    #[arg(long, env, default_value = "urn:school-trusts")]
    pub token_issuer: String,
    /// What the service's own tokens say whom they are for.
    #[arg(long, env, default_value = "school-trusts")]
    pub token_audience: String,
}

/// Whose tokens are taken.
#[derive(Args, Clone, Debug)]
pub struct Identity {
    #[command(flatten)]
    /// The service's own.
    pub own: Issuer,
    /// How many times in a minute a partner system may fail to sign in from one address.
    #[arg(long, env, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_failed_sign_ins: u32,
    #[command(flatten)]
    /// Another issuer.
    pub oidc: Oidc,
}

/// The OpenID Connect provider that signs people in.
#[derive(Args, Clone, Debug, Default)]
pub struct Oidc {
    /// The OpenID Connect provider whose tokens people show: its issuer, as its discovery document has it.
    #[arg(long, env, value_name = "URL")]
    pub oidc_issuer: Option<String>,
    /// What its tokens must be for: the name that it knows this service by.
    #[arg(long, env)]
    pub oidc_audience: Option<String>,
    /// Where its claims say somebody's roles, as a JSONPath.
    #[arg(long, env, value_name = "PATH", default_value = "$.roles[*]")]
    pub oidc_roles: String,
    /// What its words for roles mean, of people: school-staff, school-leader, trust-leader or sector-admin.
    #[arg(long, env, value_delimiter = ',', value_name = "WORD=ROLE")]
    pub oidc_role_names: Vec<String>,
    /// Where its claims say somebody's trusts, by UID, as a JSONPath.
    #[arg(long, env, value_name = "PATH", default_value = "$.organisation.uid")]
    pub oidc_trusts: String,
    /// Where its claims say somebody's schools, by URN, as a JSONPath.
    #[arg(long, env, value_name = "PATH", default_value = "$.organisation.urn")]
    pub oidc_schools: String,
}
