//! What a person wants to hear of and how. Letters without a topic (security, confirmations, what somebody
//! did to his account) always go: the page says so, and nobody can switch them off.

use crate::app::{App, signed};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// What letters can be about that a person may do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Topic {
    /// «Передайте показания».
    Reminder,
    /// «Показания приняты».
    Readings,
    Bill,
    Payment,
    Appeal,
    /// «Скоро поверка счётчика».
    Verification,
    News,
    /// Only after a consent of its own.
    Advert,
}

/// How a letter of a topic reaches its reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Channel {
    Email,
    Sms,
}

impl Channel {
    pub const ALL: [Channel; 2] = [Channel::Email, Channel::Sms];
    pub fn code(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Sms => "sms",
        }
    }
}

impl Topic {
    /// Those that are switched on and off, in the order of the page; advertising has consents instead.
    pub const CHOSEN: [Topic; 7] = [
        Topic::Reminder,
        Topic::Readings,
        Topic::Bill,
        Topic::Payment,
        Topic::Appeal,
        Topic::Verification,
        Topic::News,
    ];
    pub fn code(self) -> &'static str {
        match self {
            Topic::Reminder => "reminder",
            Topic::Readings => "readings",
            Topic::Bill => "bill",
            Topic::Payment => "payment",
            Topic::Appeal => "appeal",
            Topic::Verification => "verification",
            Topic::News => "news",
            Topic::Advert => "advert",
        }
    }
    /// The topic of a letter, by its `X-Kabinet-Letter`; none = it always goes.
    pub fn of_letter(kind: &str) -> Option<Topic> {
        let all = Self::CHOSEN.into_iter().chain([Topic::Advert]);
        all.into_iter().find(|topic| topic.code() == kind)
    }
    /// Whether the letter itself has a link that stops it: what comes unasked (UX 5); a proof of what the
    /// person did is switched off in the profile alone.
    pub fn stoppable(self) -> bool {
        !matches!(self, Topic::Readings | Topic::Payment | Topic::Appeal)
    }
    /// What holds where nothing was said: letters yes, SMS no.
    pub fn by_default(self, channel: Channel) -> bool {
        channel == Channel::Email && self != Topic::Advert
    }
}

/// How a letter of one topic goes to one person.
pub(super) struct Wish {
    pub email: bool,
    /// The confirmed telephone, where he wants it there.
    pub sms: Option<String>,
}

impl Wish {
    pub(super) const LETTER: Wish = Wish {
        email: true,
        sms: None,
    };
}

/// The wish of `customer` about `topic`.
pub(super) async fn of(db: &mut PgConnection, customer: Uuid, topic: Topic) -> sqlx::Result<Wish> {
    let mut wishes = of_many(db, &[customer], topic).await?;
    Ok(wishes.remove(&customer).unwrap_or(Wish {
        email: topic.by_default(Channel::Email),
        sms: None,
    }))
}

/// The wishes of `customers` about `topic`, each of them present. One statement.
pub(super) async fn of_many(
    db: &mut PgConnection,
    customers: &[Uuid],
    topic: Topic,
) -> sqlx::Result<HashMap<Uuid, Wish>> {
    let rows = sqlx::query!(
        "select asked.id as \"id!\", e.wanted as \"email?\", s.wanted as \"sms?\", p.phone as \"phone?\",
                exists (select from advert_reader a where a.customer_id = asked.id) as \"adverts!\"
         from unnest($1::uuid[]) as asked (id)
         left join notification_wish e on e.customer_id = asked.id and e.topic = $2 and e.channel = 'email'
         left join notification_wish s on s.customer_id = asked.id and s.topic = $2 and s.channel = 'sms'
         left join sms_phone p on p.customer_id = asked.id",
        customers,
        topic.code()
    )
    .fetch_all(db)
    .await?;
    let wants = |said: Option<bool>, channel| said.unwrap_or(topic.by_default(channel));
    let wish = |email, sms: Option<bool>, phone: Option<String>, adverts| match topic {
        Topic::Advert => Wish {
            email: adverts,
            sms: None,
        },
        _ => Wish {
            email: wants(email, Channel::Email),
            sms: phone.filter(|_| wants(sms, Channel::Sms)),
        },
    };
    Ok(rows
        .into_iter()
        .map(|row| (row.id, wish(row.email, row.sms, row.phone, row.adverts)))
        .collect())
}

/// What holds for a person, topic by topic.
pub struct Wishes(Vec<(String, String, bool)>);

impl Wishes {
    pub fn wants(&self, topic: Topic, channel: Channel) -> bool {
        let said = self
            .0
            .iter()
            .find(|(known, way, _)| known == topic.code() && way == channel.code());
        said.map_or(topic.by_default(channel), |(_, _, wanted)| *wanted)
    }
}

/// All that `customer` said.
pub async fn wishes(db: &mut PgConnection, customer: Uuid) -> sqlx::Result<Wishes> {
    let rows = sqlx::query!(
        "select topic, channel, wanted from notification_wish where customer_id = $1",
        customer
    )
    .fetch_all(db)
    .await?;
    let said = rows
        .into_iter()
        .map(|row| (row.topic, row.channel, row.wanted));
    Ok(Wishes(said.collect()))
}

/// Writes down what `customer` wants.
pub async fn wish(
    db: &mut PgConnection,
    customer: Uuid,
    wanted: &[(Topic, Channel, bool)],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    for (topic, channel, wanted) in wanted {
        sqlx::query!(
            "insert into notification_wish as w (customer_id, topic, channel, wanted, changed_at)
             values ($1, $2, $3, $4, $5)
             on conflict (customer_id, topic, channel) do update set wanted = excluded.wanted,
                changed_at = case when w.wanted = excluded.wanted then w.changed_at else excluded.changed_at end",
            customer,
            topic.code(),
            channel.code(),
            wanted,
            now
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

const PURPOSE: &str = "unsubscribe";

/// The path that stops letters of `topic` to `customer`, without signing in. Signed, not stored; it does
/// nothing else, and so never runs out.
pub fn stop_path(app: &App, customer: Uuid, topic: Topic) -> String {
    let text = format!("{customer} {}", topic.code());
    format!("/u/{}", signed::seal(app, PURPOSE, &text))
}

/// Whose letters, and which, a token of [`stop_path`] stops.
pub fn read_stop(app: &App, token: &str) -> Option<(Uuid, Topic)> {
    let text = signed::open(app, PURPOSE, token)?;
    let (customer, topic) = text.split_once(' ')?;
    Some((customer.parse().ok()?, Topic::of_letter(topic)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_arrive_has_no_topic() {
        for kind in [
            "security",
            "confirm",
            "reset",
            "linked",
            "payment_failed",
            "farewell",
        ] {
            assert_eq!(Topic::of_letter(kind), None, "{kind}");
        }
        for topic in Topic::CHOSEN {
            assert_eq!(Topic::of_letter(topic.code()), Some(topic));
            assert!(topic.by_default(Channel::Email) && !topic.by_default(Channel::Sms));
        }
        assert!(!Topic::Advert.by_default(Channel::Email));
    }
}
