//! An import's rows into the tables of this capability. Staging (`exchange::store`) has checked
//! them and stands as `good_readings` in the connection's session, where `id` is the reading that
//! a row is about, if there is one.

use sqlx::PgConnection;

/// Updates readings that billing tells otherwise and inserts the new ones.
///
/// A resident may send the very reading that billing tells, meanwhile: then his stands, and the
/// next import finds it. That is what «do nothing» is for; staging has seen every other conflict.
pub async fn readings(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query(
        "update reading r
         set value = g.value, billed_period = g.billed_period, source = g.source,
             state = g.state, reason = g.reason
         from good_readings g where g.changed and r.id = g.id",
    )
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "insert into reading (account_id, meter_id, zone, taken_on, kind, value, period,
                              billed_period, source, state, reason)
         select account_id, meter_id, zone, taken_on, kind, value, date_trunc('month', taken_on)::date,
                billed_period, source, state, reason
         from good_readings where fresh
         order by account_id, meter_id, zone, taken_on
         on conflict (account_id, meter_id, zone, taken_on, kind)
             where state not in ('replaced', 'declined') do nothing",
    )
    .execute(db)
    .await?;
    Ok(())
}
