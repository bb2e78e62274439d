//! Reading days of single services, where a supplier has others than his own.

use chrono::NaiveDate;
use sqlx::PgConnection;

/// The window of one service of one supplier.
pub struct ServiceWindow {
    pub supplier_code: String,
    pub service: String,
    /// Empty where nobody gave one.
    pub service_en: String,
    /// Both none = any day.
    pub day_from: Option<i16>,
    pub day_to: Option<i16>,
}

/// Those that hold on `today`, by service.
pub async fn service_windows(
    db: &mut PgConnection,
    today: NaiveDate,
) -> sqlx::Result<Vec<ServiceWindow>> {
    sqlx::query_as!(
        ServiceWindow,
        "select w.supplier_code, v.name as service, v.name_en as service_en, w.day_from, w.day_to
         from (select distinct on (supplier_code, service_code) * from reading_window
               where valid_from <= $1 order by supplier_code, service_code, valid_from desc) w
         join service v on v.code = w.service_code
         order by v.position, v.code",
        today
    )
    .fetch_all(db)
    .await
}
