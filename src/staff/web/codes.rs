//! `/admin/recovery-codes`: new recovery codes, shown until he says that he has kept them.
//!
//! The codes wait in a cookie of his own browser that scripts cannot read: nothing on the server knows them
//! in the clear, the POST that made them ends in 303, and loading the page again shows them again.

use super::own_admin_path;
use crate::app::App;
use crate::staff::guard::{Member, Staff, role};
use crate::web::cookie::{self, Readable};
use crate::web::error::url_encode;
use crate::web::{FormBody, Page, Ui, see_other};
use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

const COOKIE: &str = "staff_codes";
/// Seconds.
const SHOWN: u32 = 600;

/// 303 to the page that shows `codes`, and from there to `next`.
pub(super) fn hand_over(app: &App, codes: &[String], next: &str) -> Response {
    let mut response = see_other(&format!("/admin/recovery-codes?next={}", url_encode(next)));
    let value = codes.join(".");
    cookie::write(
        app,
        response.headers_mut(),
        COOKIE,
        &value,
        SHOWN,
        Readable::ByServer,
    );
    response
}

#[derive(Template)]
#[template(path = "staff/codes.html")]
struct CodesPage {
    ui: Ui,
    staff: Member,
    codes: Vec<String>,
    next: String,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Anyone>,
    headers: HeaderMap,
    Query(form): Query<Form>,
) -> Response {
    let Some(codes) = cookie::read(&app, &headers, COOKIE) else {
        return see_other("/admin/profile");
    };
    let page = CodesPage {
        ui,
        staff: staff.into_member(),
        codes: codes.split('.').map(str::to_owned).collect(),
        next: own_admin_path(&form.next),
    };
    Page(page).into_response()
}

/// He has kept them: the browser forgets.
pub async fn kept(
    State(app): State<App>,
    _: Staff<role::Anyone>,
    FormBody(form): FormBody<Form>,
) -> Response {
    let mut response = see_other(&own_admin_path(&form.next));
    cookie::write(
        &app,
        response.headers_mut(),
        COOKIE,
        "",
        0,
        Readable::ByServer,
    );
    response
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    next: String,
}
