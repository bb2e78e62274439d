//! The checked table of readings: which meter a row means and which reading it is about.

use sqlx::{AssertSqlSafe, Executor, PgConnection};

use super::plans::Check;
use super::{good, staging};
use crate::exchange::bundle::rows::Opened;

/// What a row of the file must be, besides its form.
pub static CHECKS: [Check; 9] = [
    Check {
        column: "account_number",
        when: "g.account_id is null",
        why: "'no such account: neither loaded nor accepted from accounts.csv'",
    },
    Check {
        column: "meter_serial",
        when: "g.account_id is not null and g.meters = 0",
        why: "'no such meter in this household: neither loaded nor accepted from meters.csv'",
    },
    Check {
        column: "meter_serial",
        when: "g.meters > 1",
        why: "'this household has ' || g.meters || ' meters with this serial: name the service'",
    },
    Check {
        column: "zone",
        when: "g.zone > g.zones",
        why: "'zone ' || g.zone || ', but the meter has ' || g.zones",
    },
    Check {
        column: "value",
        when: "trunc(g.value) >= 10::numeric ^ g.integer_digits::integer",
        why: "'more than the ' || g.integer_digits || ' digits that the meter has before the point'",
    },
    Check {
        column: "value",
        when: "scale(trim_scale(g.value)) > g.fraction_digits",
        why: "'more than the ' || g.fraction_digits || ' decimals that the meter has'",
    },
    Check {
        column: "reading_id",
        when: "g.reading_id <> '' and g.id is null and g.account_id is not null",
        why: "'no reading of ours in this household has this id'",
    },
    Check {
        column: "reading_id",
        when: "g.reading_id <> '' and g.id is not null and (g.own_meter <> g.meter_id or g.own_zone <> g.zone)",
        why: "'our reading with this id is of another meter or zone'",
    },
    Check {
        column: "state",
        when: "g.fallen and g.state not in ('replaced', 'declined') and exists (
                   select from reading o where o.account_id = g.account_id and o.meter_id = g.meter_id
                   and o.zone = g.zone and o.taken_on = g.own_taken_on and o.kind = g.own_kind
                   and o.id <> g.id and o.state not in ('replaced', 'declined'))",
        why: "'another reading of this day stands in its place'",
    },
];

/// The key; two readings of ours that come back may be of one day.
pub static KEY: [&str; 6] = [
    "account_id",
    "meter_id",
    "zone",
    "taken_on",
    "kind",
    "reading_id",
];
/// What a row says.
pub static SAID: [&str; 5] = ["value", "billed_period", "source", "state", "reason"];

/// Creates `good_readings`.
pub async fn create(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    db.execute(AssertSqlSafe(meters(opened))).await?;
    several_meters(db, opened).await?;
    staging::analyze(db, "found_readings").await?;
    db.execute(AssertSqlSafe(readings(opened))).await?;
    db.execute("drop table found_readings").await?;
    staging::analyze(db, &good::table(opened)).await
}

/// Rows with their account and meter; a serial that several meters have gives several rows.
fn meters(opened: &Opened) -> String {
    format!(
        "create temp table found_readings on commit drop as
         select s.*, a.id as account_id, m.id as meter_id, m.zones, m.integer_digits, m.fraction_digits,
                (m.id is not null)::integer as meters,
                coalesce(m.installed_on <= s.taken_on, true)
                    and coalesce(m.removed_on >= s.taken_on, true) as in_service
         from {staged}
         left join account a on a.number = s.account_number
         left join meter m on m.account_id = a.id and m.serial = s.meter_serial
             and (s.service = '' or m.service_code = s.service)",
        staged = good::staged(opened),
    )
}

/// Of several meters with one serial the one in service that day is meant, if there is one such.
async fn several_meters(db: &mut PgConnection, opened: &Opened) -> sqlx::Result<()> {
    let sql = format!(
        "select (select count(*) from found_readings)
              > (select count(*) from {} where bad is null)",
        staging::table(opened)
    );
    let several: bool = sqlx::query_scalar(AssertSqlSafe(sql))
        .fetch_one(&mut *db)
        .await?;
    if !several {
        return Ok(());
    }
    db.execute(
        "create temp table several on commit drop as
         select nr, count(*) as meters, count(*) filter (where in_service) as serving
         from found_readings group by nr having count(*) > 1;
         delete from found_readings f using several v
         where v.nr = f.nr and v.serving = 1 and not f.in_service;
         update found_readings f set meters = v.meters
         from several v where v.nr = f.nr and v.serving <> 1;
         delete from found_readings f using found_readings o
         where f.nr = o.nr and f.meters > 1 and f.meter_id > o.meter_id;
         drop table several",
    )
    .await?;
    Ok(())
}

/// A row is about the reading that it names by our id; else about the standing one of the same
/// meter, zone, day and kind. One that was replaced and has the same value is an old row coming
/// again and changes nothing. A row that tells of a declined or replaced reading means such a one
/// of its value, or the standing one of its value; never a reading of another value.
fn readings(opened: &Opened) -> String {
    let given = |name: &str, missing: &str| -> String {
        if opened.has(name) {
            format!("f.\"{name}\"")
        } else {
            missing.to_owned()
        }
    };
    let id = given("reading_id", "''");
    let state = given("state", "null::text");
    let same = if opened.has("value") {
        "c.value = f.value"
    } else {
        "true"
    };
    let billed = given("billed_period", "t.billed_period");
    let source = given("source", "coalesce(t.source, 'billing')");
    let reason = given("reason", "coalesce(t.reason, '')");
    let value = given("value", "t.value");
    let old_value = given("value", "null::numeric");
    let default_state = format!("case when {billed} is not null then 'billed' else 'accepted' end");
    // Without a word about the state an old reading keeps its own; only being billed tells of itself.
    let kept = if opened.has("billed_period") {
        "case when f.billed_period is not null and t.state <> 'declined' then 'billed' else t.state end"
    } else {
        "t.state"
    };
    let silent = if opened.has("state") {
        format!("case when t.batch_id is null then {default_state} else {kept} end")
    } else {
        kept.to_owned()
    };
    format!(
        "create temp table good_readings on commit drop as
         select q.*, q.id is null as fresh,
                q.id is not null and not q.again
                    and (q.value, q.billed_period, q.source, q.state, q.reason) is distinct from
                        (q.own_value, q.own_billed, q.own_source, q.own_state, q.own_reason) as changed
         from (
             select f.nr, f.account_id, f.meter_id, f.meters, f.zones, f.integer_digits, f.fraction_digits,
                    f.zone, f.taken_on, f.kind, {value} as value, {id} as reading_id, t.id,
                    t.meter_id as own_meter, t.zone as own_zone, t.taken_on as own_taken_on, t.kind as own_kind,
                    t.value as own_value, t.billed_period as own_billed, t.source as own_source,
                    t.state as own_state, t.reason as own_reason,
                    coalesce(t.state in ('replaced', 'declined'), false) as fallen,
                    coalesce({id} = '' and t.state = 'replaced' and not f.falls, false) as again,
                    {billed} as billed_period,
                    case when t.batch_id is not null then t.source else {source} end as source,
                    case when t.state = 'replaced' then t.state
                         when {state} is not null then {state}
                         when t.id is null then {default_state}
                         else {silent} end as state,
                    {reason} as reason
             from (select f.*, coalesce({state} in ('replaced', 'declined'), false) as falls
                   from found_readings f) f
             left join reading c on {id} = '' and c.account_id = f.account_id and c.meter_id = f.meter_id
                 and c.zone = f.zone and c.taken_on = f.taken_on and c.kind = f.kind
                 and c.state not in ('replaced', 'declined')
             left join lateral (
                 select o.id from reading o
                 where {id} = '' and (f.falls or c.id is null or not ({same}))
                   and o.account_id = f.account_id and o.meter_id = f.meter_id and o.zone = f.zone
                   and o.taken_on = f.taken_on and o.kind = f.kind and o.value = {old_value}
                   and o.state in ('replaced', 'declined') and (f.falls or o.state = 'replaced')
                 order by o.created_at desc limit 1
             ) e on true
             left join reading t on t.account_id = f.account_id and t.id = case
                 when {id} <> '' then nullif({id}, '')::uuid
                 when e.id is not null then e.id
                 when f.falls and not ({same}) then null
                 else c.id end
         ) q"
    )
}
