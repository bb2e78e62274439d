//! Two appeals of the demo's resident: one answered, one waiting for somebody of the staff.

use super::STAFF_LOGIN;
use crate::accounts::store::suppliers::{OwnSupplier, suppliers_of};
use crate::app::App;
use crate::appeals::actions::{self, Asking, Clerk, Said, Who};
use crate::appeals::store::appeals::Appeal;
use crate::audit::Actor;
use crate::t;
use crate::web::ClientAddress;
use anyhow::anyhow;
use std::net::{IpAddr, Ipv4Addr};
use uuid::Uuid;

/// Forms that are sent once: a demo that starts again finds its appeals as they are.
const ANSWERED: Uuid = Uuid::from_u128(0x6b61_6269_6e65_4000_8000_0000_0000_0001);
const ANSWER: Uuid = Uuid::from_u128(0x6b61_6269_6e65_4000_8000_0000_0000_0002);
const WAITING: Uuid = Uuid::from_u128(0x6b61_6269_6e65_4000_8000_0000_0000_0003);
const HERE: ClientAddress = ClientAddress(IpAddr::V4(Ipv4Addr::LOCALHOST));

/// Writes them by the ordinary actions, with their letters.
pub(super) async fn prepare(app: &App, resident: Uuid, clerk: Uuid) -> anyhow::Result<()> {
    let words = app.words(app.lang());
    let own = suppliers_of(&mut *app.db.acquire().await?, resident).await?;
    let (Some(first), Some(last)) = (own.first(), own.last()) else {
        return Ok(());
    };
    let question = said(ANSWERED, t!(words, "demo-appeal-answered"));
    let appeal = open(app, resident, first, "bill", question).await?;
    let clerk = Clerk {
        id: clerk,
        name: STAFF_LOGIN,
        actor: Actor::Staff(clerk),
        from: HERE,
    };
    let answer = said(ANSWER, t!(words, "demo-appeal-answer"));
    actions::answer(app, clerk, &appeal, answer, None).await?;
    let question = said(WAITING, t!(words, "demo-appeal-waiting"));
    open(app, resident, last, "meter", question).await?;
    Ok(())
}

async fn open(
    app: &App,
    resident: Uuid,
    about: &OwnSupplier,
    topic: &str,
    said: Said,
) -> anyhow::Result<Appeal> {
    let asking = Asking {
        who: Who::Customer(resident),
        topic,
        account: Some(about.account_id),
        supplier: Some(&about.code),
        lang: app.lang(),
        from: HERE,
    };
    let opened = actions::open(app, &asking, said).await;
    opened.map_err(|error| anyhow!("an appeal of the demo: {error:?}"))
}

fn said(form_id: Uuid, text: String) -> Said {
    Said {
        form_id,
        text,
        files: Vec::new(),
    }
}
