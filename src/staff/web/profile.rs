//! `/admin/profile`: oneself.

use super::codes;
use crate::app::App;
use crate::identity::{Sender, device, fields};
use crate::staff::actions::profile as actions;
use crate::staff::guard::{Member, Staff, role};
use crate::t;
use crate::web::{Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

struct SessionRow {
    device: String,
    address: String,
    since: String,
    seen: String,
    present: bool,
}

#[derive(Template)]
#[template(path = "staff/profile.html")]
struct ProfilePage {
    ui: Ui,
    staff: Member,
    role: String,
    has_factor: bool,
    codes_left: i64,
    sessions: Vec<SessionRow>,
}

pub async fn page(State(app): State<App>, ui: Ui, staff: Staff<role::Anyone>) -> Result<Response> {
    let profile = actions::profile(&app, &staff).await?;
    let row = |listed: crate::staff::store::sessions::Listed| SessionRow {
        device: device::name(&listed.agent, ui.words),
        address: listed.address,
        since: ui.time(listed.created_at),
        seen: ui.time(listed.seen_at),
        present: listed.hash == staff.session,
    };
    let page = ProfilePage {
        role: staff.role.words(&ui),
        has_factor: profile.own.has_factor,
        codes_left: profile.codes_left,
        sessions: profile.sessions.into_iter().map(row).collect(),
        staff: staff.into_member(),
        ui,
    };
    Ok(Page(page).into_response())
}

#[derive(Template)]
#[template(path = "staff/password.html")]
struct PasswordPage {
    ui: Ui,
    staff: Member,
    errors: Errors,
    rule: String,
}

impl PasswordPage {
    fn new(app: &App, ui: Ui, staff: Member, errors: Errors) -> PasswordPage {
        let rule = fields::password_rule(app.config.signup.password_policy, &ui);
        PasswordPage {
            ui,
            staff,
            errors,
            rule,
        }
    }
}

pub async fn password_form(State(app): State<App>, ui: Ui, staff: Staff<role::Anyone>) -> Response {
    Page(PasswordPage::new(
        &app,
        ui,
        staff.into_member(),
        Errors::none(),
    ))
    .into_response()
}

pub async fn password_send(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Anyone>,
    from: Sender,
    FormBody(form): FormBody<PasswordForm>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let mut errors = Errors::none();
    present(&app, &ui, &staff, &form.current, &mut errors).await?;
    fields::new_password(
        (&form.password, &form.password_repeat),
        app.config.signup.password_policy,
        &[&staff.email, &staff.name],
        &ui,
        &mut errors,
    );
    if !errors.is_empty() {
        let page = PasswordPage::new(&app, ui.clone(), staff.into_member(), errors);
        return Ok(Invalid(ui, page).into_response());
    }
    actions::change_password(&app, &staff, form.password, &from).await?;
    Ok(Flash::PasswordChanged.on(see_other("/admin/profile")))
}

/// The present password, asked before what matters.
async fn present(
    app: &App,
    ui: &Ui,
    staff: &Member,
    typed: &str,
    errors: &mut Errors,
) -> Result<()> {
    if typed.is_empty() {
        errors.add("current", t!(ui, "identity-error-current-empty"));
    } else if !actions::is_present(app, staff, typed).await? {
        errors.add("current", t!(ui, "identity-error-current"));
    }
    Ok(())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    current: String,
    password: String,
    password_repeat: String,
}

#[derive(Template)]
#[template(path = "staff/new_codes.html")]
struct NewCodesPage {
    ui: Ui,
    staff: Member,
    errors: Errors,
}

pub async fn codes_form(ui: Ui, staff: Staff<role::Anyone>) -> Response {
    let staff = staff.into_member();
    let errors = Errors::none();
    Page(NewCodesPage { ui, staff, errors }).into_response()
}

pub async fn codes_send(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Anyone>,
    from: Sender,
    FormBody(form): FormBody<PasswordForm>,
) -> Result<Response> {
    app.limits.sign_in(from.address)?;
    let mut errors = Errors::none();
    present(&app, &ui, &staff, &form.current, &mut errors).await?;
    if !errors.is_empty() {
        let staff = staff.into_member();
        return Ok(Invalid(ui.clone(), NewCodesPage { ui, staff, errors }).into_response());
    }
    let new = actions::new_codes(&app, &staff, &from).await?;
    Ok(codes::hand_over(&app, &new, "/admin/profile"))
}

pub async fn end_others(
    State(app): State<App>,
    staff: Staff<role::Anyone>,
    from: Sender,
) -> Result<Response> {
    actions::end_others(&app, &staff, &from).await?;
    Ok(Flash::Saved.on(see_other("/admin/profile")))
}
