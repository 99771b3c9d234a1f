//! Practices as they change.

use async_graphql::{Context, ID, Subscription};
use entity::practice::{self, Model};
use futures_util::{Stream, StreamExt as _, stream};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use uuid::Uuid;

use super::{Practice, code_lists::PracticeState, filter::PracticeFilter, save};
use crate::{
    access::scope,
    changes::{Stop, name_of},
    context::{Asker, RequestContext as _},
    graphql::error::Error,
};

/// What can be listened for of practices.
#[derive(Default)]
pub struct PracticeSubscription;

#[Subscription]
impl PracticeSubscription {
    /// A practice each time that it changes, for as long as the viewer may see it.
    async fn practice_updated<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Its id.")] id: ID,
    ) -> Result<impl Stream<Item = Result<Practice, Error>> + use<'ctx>, Error> {
        let id = match save::read_id(&id) {
            Ok(id) => id,
            Err(Stop::Failed(error)) => return Err(error),
            Err(Stop::Refused(_)) => return Err(Error::Forbidden),
        };
        let shown = move |changed: Uuid| changed == id;
        Ok(practices(ctx.clone(), shown, |_, _| true))
    }

    /// Each practice that is published, for the first time or as a new edition, of those that the viewer may see and the
    /// filter asks for. What the filter says of text is heeded too.
    async fn practice_published<'ctx>(
        &self,
        ctx: &Context<'ctx>,
        #[graphql(desc = "Which practices; null for all.")] filter: Option<PracticeFilter>,
    ) -> Result<impl Stream<Item = Result<Practice, Error>> + use<'ctx>, Error> {
        let filter = filter.unwrap_or_default();
        // What is wrong with it is told at once.
        filter.read(&ctx.library().shelf(), &ctx.register())?;
        let mut editions: std::collections::HashMap<Uuid, i32> = std::collections::HashMap::new();
        let begun = ctx.now();
        let (library, ctx2) = (ctx.library().clone(), ctx.clone());
        let is_new = move |row: &Model, _: &Asker| {
            let Some(number) = row.edition.filter(|_| row.practice_state == name_of(PracticeState::Published)) else {
                return false;
            };
            let known = editions.insert(row.id, number);
            let is_later = known.map_or_else(|| row.published_at.is_some_and(|at| at >= begun), |known| known < number);
            let shelf = library.shelf();
            let fits = || {
                let wanted = filter.read(&shelf, &ctx2.register()).ok()?;
                let position = shelf.position(row.id)?;
                Some(wanted.fits(position, shelf.at(position), None))
            };
            is_later && fits() == Some(true)
        };
        Ok(practices(ctx.clone(), |_| true, is_new))
    }
}

/// The practices that change, read anew for each event under the rights that the viewer then has.
fn practices<'ctx>(
    ctx: Context<'ctx>,
    mut is_wanted: impl FnMut(Uuid) -> bool + Send + 'ctx,
    mut is_shown: impl FnMut(&Model, &Asker) -> bool + Send + 'ctx,
) -> impl Stream<Item = Result<Practice, Error>> {
    let (changes, asker, db) = (ctx.library().changes(), ctx.asker().clone(), ctx.db().clone());
    let ids = stream::unfold(changes, next).filter(move |id| std::future::ready(is_wanted(*id)));
    let rows = {
        let asker = asker.clone();
        ids.then(move |id| read(db.clone(), asker.clone(), id))
    };
    let shown = rows.filter_map(move |row| {
        std::future::ready(match row {
            Ok(Some(row)) if is_shown(&row, &asker) => Some(Ok(row)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
    });
    shown.map(move |row| Practice::new(&ctx, row?))
}

async fn next(mut changes: Receiver<Uuid>) -> Option<(Uuid, Receiver<Uuid>)> {
    loop {
        match changes.recv().await {
            Ok(id) => return Some((id, changes)),
            // Who is too slow misses some; what they hear next is of now all the same.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return None,
        }
    }
}

async fn read(db: DatabaseConnection, asker: Asker, id: Uuid) -> Result<Option<Model>, Error> {
    Ok(scope::practices(&asker.viewer()).filter(practice::Column::Id.eq(id)).one(&db).await?)
}
