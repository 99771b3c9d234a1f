//! Sixty-four last approvals at once, over two instances: what fits is agreed, what does not is refused with a reason, and
//! nobody waits for ever.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};
use support::{TestApp, dice::Dice, on_both_databases};

use super::desk::{Desk, made, send};
use crate::access::cast::{rows, with};

const MANY: usize = 64;

/// Days and a share, in hundredths of a full post.
#[derive(Clone, Copy, Debug)]
struct Wish {
    from: NaiveDate,
    until: Option<NaiveDate>,
    share: u32,
}

impl Wish {
    /// Some weeks of half a year; few have no end.
    fn thrown(dice: &mut Dice) -> Self {
        let first: NaiveDate = "2026-05-01".parse().expect("a day");
        let from = first + Days::new(dice.below(180) as u64);
        let until = (!dice.one_in(32)).then(|| from + Days::new(5 + dice.below(50) as u64));
        Self { from, until, share: 20 + 5 * dice.below(15) as u32 }
    }

    fn said(self) -> Value {
        let kind = if self.until.is_some() { "SECONDMENT" } else { "REDEPLOYMENT" };
        json!({ "kind": kind, "startsOn": self.from, "endsOn": self.until, "fte": format!("0.{:02}", self.share) })
    }

    fn covers(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// The most that is taken of somebody on a day of these.
fn most(taken: &[Wish], during: Wish) -> u32 {
    let days = during.from.iter_days().take(400).take_while(|day| during.covers(*day));
    days.map(|day| taken.iter().filter(|it| it.covers(day)).map(|it| it.share).sum()).max().unwrap_or(0)
}

/// A second instance, and a first one in which nobody runs out of what they may spend.
async fn instances(app: &TestApp) -> [TestApp; 2] {
    let start = async || TestApp::serve_with(app.database.shared(), |listen| listen.wire.quota = 0).await;
    [start().await, start().await]
}

/// Says the last yes to each at the same moment, as patient clients do, and gives what each was told.
async fn agree_at_once(apps: &[TestApp; 2], desk: &Desk<'_>, waiting: &[Value]) -> Vec<Value> {
    let last = async |(number, of): (usize, &Value)| {
        let input = json!({ "secondmentId": of["id"], "expectedVersion": of["version"], "as": "HOST_EMPLOYER",
            "idempotencyKey": format!("last {number}") });
        loop {
            let reply = send(&apps[number % 2], &desk.host, "approveSecondment", input.clone()).await;
            if reply.status != StatusCode::SERVICE_UNAVAILABLE {
                return reply.at("/approveSecondment").clone();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    join_all(waiting.iter().enumerate().map(last)).await
}

async fn agreed(app: &TestApp) -> usize {
    rows(app, "SELECT secondment_state AS it FROM secondment WHERE secondment_state = 'AGREED'").await.len()
}

on_both_databases! {
    async fn of_sixty_four_for_one_person_those_are_agreed_that_fit_together(app) {
        let apps = instances(&app).await;
        let desk = Desk::of(&apps[0]).await;
        let (ada, mut dice) = (desk.person("Ada").await, Dice::of(64));
        let wishes: Vec<Wish> = (0..MANY).map(|_| Wish::thrown(&mut dice)).collect();
        let mut waiting = vec![];
        for wish in &wishes {
            waiting.push(desk.half_approved(&ada, wish.said()).await);
        }
        let told = agree_at_once(&apps, &desk, &waiting).await;
        let won = |payload: &Value| payload["userErrors"] == json!([]);
        let winners: Vec<Wish> = wishes.iter().zip(&told).filter(|(_, told)| won(told)).map(|(wish, _)| *wish).collect();
        println!("{} of {MANY} fit together", winners.len());
        assert!(winners.len() > 3 && winners.len() < MANY && agreed(&app).await == winners.len());
        assert!(winners.iter().all(|wish| most(&winners, *wish) <= 100), "more than one contract: {winners:?}");
        let ends = winners.iter().all(|wish| wish.until.is_some());
        for (wish, told) in wishes.iter().zip(&told).filter(|(_, told)| !won(told)) {
            let error = &told["userErrors"][0];
            assert!(error["code"] == "OVERLAPPING_SECONDMENT" || error["code"] == "FTE_EXCEEDED", "{told}");
            assert!(most(&winners, *wish) + wish.share > 100, "{wish:?} would have fitted beside {winners:?}");
            assert!(error["nextFreeOn"].is_string() || !ends, "{told}");
        }
    }

    async fn of_sixty_four_people_for_one_need_as_many_are_agreed_as_it_has_room_for(app) {
        let apps = instances(&app).await;
        let desk = Desk::of(&apps[0]).await;
        let (need, mut dice) = (desk.need("5").await, Dice::of(5));
        let (mut shares, mut waiting): (Vec<u32>, Vec<Value>) = (vec![], vec![]);
        for number in 0..MANY {
            let (person, share) = (desk.person(&format!("Teacher {number}")).await, 30 + 5 * dice.below(12) as u32);
            let more = json!({ "needId": need, "fte": format!("0.{share:02}") });
            waiting.push(desk.half_approved(&person, more).await);
            shares.push(share);
        }
        let told = agree_at_once(&apps, &desk, &waiting).await;
        let won = |payload: &Value| payload["userErrors"] == json!([]);
        let filled: u32 = shares.iter().zip(&told).filter(|(_, told)| won(told)).map(|(share, _)| *share).sum();
        println!("{filled} hundredths of 500 are filled by {}", told.iter().filter(|told| won(told)).count());
        assert!(filled <= 500 && agreed(&app).await == told.iter().filter(|told| won(told)).count());
        for (share, told) in shares.iter().zip(&told).filter(|(_, told)| !won(told)) {
            assert_eq!(told["userErrors"][0]["code"], "CONFLICT");
            assert!(filled + share > 500, "{share} hundredths had room beside {filled}");
        }
    }

    /// What is proposed and agreed for one person by many hands at once locks in one order: nobody waits for who waits for them.
    async fn proposals_and_approvals_of_one_person_and_one_need_are_all_answered(app) {
        let apps = instances(&app).await;
        let desk = Desk::of(&apps[0]).await;
        let (ada, need) = (desk.person("Ada").await, desk.need("9").await);
        let mut waiting = vec![];
        for month in 5..9 {
            let days = json!({ "startsOn": format!("2026-{month:02}-01"), "endsOn": format!("2026-{month:02}-20"), "needId": need });
            waiting.push(desk.half_approved(&ada, days).await);
        }
        let proposals = (0..12).map(|number| {
            let plan = with(desk.plan(&ada), json!({ "startsOn": "2027-01-04", "endsOn": "2027-02-12", "needId": need }));
            propose(&apps[number % 2], &desk, plan)
        });
        let (told, proposed) = tokio::join!(agree_at_once(&apps, &desk, &waiting), join_all(proposals));
        assert!(told.iter().all(|it| it["userErrors"] == json!([])), "{told:?}");
        assert_eq!(proposed.len(), 12);
    }
}

async fn propose(app: &TestApp, desk: &Desk<'_>, plan: Value) -> Value {
    loop {
        let reply = send(app, &desk.home, "proposeSecondment", plan.clone()).await;
        if reply.status != StatusCode::SERVICE_UNAVAILABLE {
            return made(reply.at("/proposeSecondment").clone());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
