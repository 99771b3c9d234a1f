//! How local authorities are asked for.

use async_graphql::{Context, Object};

use super::LocalAuthority;
use crate::{context::RequestContext as _, school::code_lists::Region};

/// The root fields about local authorities.
#[derive(Default)]
pub struct LocalAuthorityQuery;

#[Object]
impl LocalAuthorityQuery {
    /// The local authority with a code; null where there is none.
    #[graphql(cache_control(max_age = 60))]
    fn local_authority(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The Department for Education's three-digit code.")] code: String,
    ) -> Option<LocalAuthority> {
        let register = ctx.register();
        let position = register.authorities.by_code(&code)?;
        Some(LocalAuthority::new(register, position))
    }

    /// All local authorities by name, fewer than 200 of them.
    #[graphql(cache_control(max_age = 60))]
    fn local_authorities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those in these regions; null for all, an empty list for none.")] regions: Option<
            Vec<Region>,
        >,
    ) -> Vec<LocalAuthority> {
        let register = ctx.register();
        let wanted = |region: Option<Region>| {
            regions.as_ref().is_none_or(|regions| region.is_some_and(|region| regions.contains(&region)))
        };
        let positioned = (0..).zip(register.authorities.records());
        positioned
            .filter(|(_, record)| wanted(record.region))
            .map(|(position, _)| LocalAuthority::new(register.clone(), position))
            .collect()
    }
}
