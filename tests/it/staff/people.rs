//! `/admin/staff`: the list, and disabling.

use super::super::support::Portal;
use super::{audited, ready};
use axum::http::StatusCode;
use kabinet::staff::Role;
use sqlx::PgPool;

#[sqlx::test]
async fn the_administrator_sees_who_works_here_and_disables_all_but_himself(db: PgPool) {
    let portal = Portal::new(db).await;
    let (mut olga, _) = ready(&portal, "olga@staff.test", Role::Operator).await;
    super::added(&portal, "new@staff.test", Role::Billing).await;
    let (own, mut admin) = portal.staff("admin").await;
    let page = admin.get("/admin/staff").await;
    assert_eq!(page.status, StatusCode::OK);
    let row = page.text("tr[data-staff='olga@staff.test']");
    assert!(
        row.contains("Оператор") && row.contains("работает") && row.contains("22.11.2026 12:00"),
        "{row}"
    );
    let row = page.text("tr[data-staff='new@staff.test']");
    assert!(
        row.contains("ещё не задал пароль") && row.contains("не входил"),
        "{row}"
    );
    assert!(
        page.body.contains("kabinet staff link"),
        "a link comes from the command line"
    );
    assert!(!page.has(&format!("a[href='/admin/staff/{own}/disable']")));
    let path = page.attribute("tr[data-staff='olga@staff.test'] a", "href");
    let confirm = admin.get(&path).await;
    assert!(confirm.text("main").contains("olga@staff.test"));
    assert_eq!(
        olga.get("/admin").await.status,
        StatusCode::OK,
        "looking disables nobody"
    );
    let done = admin.submit(&confirm, &[]).await;
    assert_eq!(done.location().as_deref(), Some("/admin/staff"));
    assert_eq!(olga.get("/admin").await.status, StatusCode::SEE_OTHER);
    let page = admin.get("/admin/staff?lang=en").await;
    let row = page.text("tr[data-staff='olga@staff.test']");
    assert!(row.contains("disabled since"), "{row}");
    assert_eq!(audited(&portal.db, "staff.disabled").await, 1);
    for gone in [path, format!("/admin/staff/{own}/disable")] {
        assert_eq!(admin.get(&gone).await.status, StatusCode::NOT_FOUND);
        assert_eq!(admin.post(&gone, &[]).await.status, StatusCode::NOT_FOUND);
    }
}
