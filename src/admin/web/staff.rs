//! `/admin/staff`: who works here, in which role, and who may not sign in any more. New members and new
//! links come from the command line alone: nobody becomes staff by a page.

use crate::app::App;
use crate::identity::Sender;
use crate::staff::actions::manage::{self, Listed};
use crate::staff::{Member, Role, Staff, role};
use crate::t;
use crate::web::{AppError, Flash, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admin/staff.html")]
struct StaffPage {
    ui: Ui,
    staff: Member,
    rows: Vec<Listed>,
}

#[derive(Template)]
#[template(path = "admin/staff_disable.html")]
struct DisablePage {
    ui: Ui,
    staff: Member,
    row: Listed,
}

/// His name, else his address.
fn called(row: &Listed) -> &str {
    if row.name.is_empty() {
        &row.email
    } else {
        &row.name
    }
}

fn role_words(ui: &Ui, row: &Listed) -> String {
    Role::parse(&row.role).map_or_else(|| row.role.clone(), |role| role.words(ui))
}

impl StaffPage {
    fn called<'a>(&self, row: &'a Listed) -> &'a str {
        called(row)
    }
    fn role(&self, row: &Listed) -> String {
        role_words(&self.ui, row)
    }
    /// What he still has to do before he can work, or since when he may not.
    fn state(&self, row: &Listed) -> String {
        let ui = &self.ui;
        match row.disabled_at {
            Some(at) => t!(ui, "admin-staff-disabled", time = ui.time(at)),
            None if !row.has_password => t!(ui, "admin-staff-no-password"),
            None if !row.has_factor => t!(ui, "admin-staff-no-device"),
            None => t!(ui, "admin-staff-works"),
        }
    }
    fn signed_in(&self, row: &Listed) -> String {
        let at = row.last_sign_in_at.map(|at| self.ui.time(at));
        at.unwrap_or_else(|| t!(self.ui, "admin-staff-never"))
    }
    /// Nobody locks himself out.
    fn can_disable(&self, row: &Listed) -> bool {
        row.disabled_at.is_none() && row.id != self.staff.id
    }
}

impl DisablePage {
    fn role(&self) -> String {
        role_words(&self.ui, &self.row)
    }
    fn called(&self) -> &str {
        called(&self.row)
    }
}

pub async fn show(State(app): State<App>, ui: Ui, staff: Staff<role::Admin>) -> Result<Response> {
    let page = StaffPage {
        rows: manage::list(&app).await?,
        staff: staff.into_member(),
        ui,
    };
    Ok(Page(page).into_response())
}

/// The member whom `staff` may disable.
///
/// # Errors
/// [`AppError::NotFound`] for nobody, for himself, and for one who is disabled already.
async fn other(app: &App, staff: &Member, id: Uuid) -> Result<Listed> {
    let all = manage::list(app).await?;
    let found = all.into_iter().find(|row| row.id == id);
    found
        .filter(|row| row.id != staff.id && row.disabled_at.is_none())
        .ok_or(AppError::NotFound)
}

pub async fn form(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Admin>,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let row = other(&app, &staff, id).await?;
    let staff = staff.into_member();
    Ok(Page(DisablePage { ui, staff, row }).into_response())
}

pub async fn disable(
    State(app): State<App>,
    staff: Staff<role::Admin>,
    from: Sender,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let row = other(&app, &staff, id).await?;
    manage::disable_by(&app, staff.id, row.id, &from).await?;
    Ok(Flash::Saved.on(see_other("/admin/staff")))
}
