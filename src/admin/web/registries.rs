//! `/admin/registries`: what suppliers are told of a day's payments, and what banks' files tell us.

use super::bank_form::{BankForm, OfDay};
use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::{PageQuery, parse_date};
use crate::identity::Sender;
use crate::payments::intake::{self, File, Told};
use crate::payments::registry::{self, Format, Registry, file_name};
use crate::payments::store::{intake as files, registry as made};
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use uuid::Uuid;

/// Rows of a page, of each of the two lists.
const SHOWN: u32 = 20;
/// So many faults of a file are shown; the rest repeat them.
const FAULTS: usize = 50;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/registries", get(show))
        .route("/admin/registries/make", post(make))
        .route("/admin/registries/files", post(upload))
        .route("/admin/registries/made/{id}/{format}", get(download))
}

#[derive(Template)]
#[template(path = "admin/registries.html")]
struct ListPage {
    ui: Ui,
    staff: Member,
    made: Vec<Registry>,
    files: Vec<File>,
    suppliers: Vec<Supplier>,
    profiles: Vec<String>,
    day: OfDay,
    chosen: String,
    errors: Errors,
    /// What is wrong with the file that was sent, line by line.
    faults: Vec<String>,
    more_faults: usize,
    /// What would come of it.
    preview: Option<intake::Counts>,
    page: u32,
    more: bool,
}

impl ListPage {
    async fn load(app: &App, ui: Ui, staff: Member, query: &PageQuery) -> Result<ListPage> {
        let page = query.page(SHOWN);
        let mut db = app.db.acquire().await?;
        let rows = made::made(&mut db, page.limit_and_one(), page.offset()).await?;
        let files = files::files(&mut db, page.limit_and_one(), page.offset()).await?;
        let suppliers = suppliers(&mut db).await?;
        let ((made, more), (files, further)) = (page.cut(rows), page.cut(files));
        let profiles = intake::profiles(&app.config.storage.data_dir);
        let mut errors = Errors::none();
        let profiles = match profiles {
            Ok(profiles) => profiles.into_iter().map(|profile| profile.name).collect(),
            Err(error) => {
                errors.add("profile", error.to_string());
                Vec::new()
            }
        };
        Ok(ListPage {
            day: OfDay {
                day: ui.date(ui.today.pred_opt().unwrap_or(ui.today)),
                ..OfDay::default()
            },
            ui,
            staff,
            made,
            files,
            suppliers,
            profiles,
            chosen: String::new(),
            errors,
            faults: Vec::new(),
            more_faults: 0,
            preview: None,
            page: page.number,
            more: more || further,
        })
    }
    fn formats(&self) -> Vec<&'static str> {
        Format::ALL.map(Format::as_str).to_vec()
    }
    fn preview_words(&self, counts: &intake::Counts) -> String {
        t!(
            self.ui,
            "admin-registries-preview-text",
            lines = counts.lines,
            sum = self.ui.money(counts.amount),
            ours = counts.ours,
            told = counts.told,
            waiting = counts.waiting
        )
    }
}

async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Billing>,
    Query(query): Query<PageQuery>,
) -> Result<Response> {
    let page = ListPage::load(&app, ui, staff.into_member(), &query).await?;
    Ok(Page(page).into_response())
}

async fn make(
    State(app): State<App>,
    ui: Ui,
    (staff, from): (Staff<role::Billing>, Sender),
    FormBody(form): FormBody<OfDay>,
) -> Result<Response> {
    let mut db = app.db.acquire().await?;
    let mut errors = Errors::none();
    let day = parse_date(&form.day);
    if day.is_err() {
        errors.add("day", t!(ui, "admin-registries-day-bad"));
    }
    let known = suppliers(&mut db).await?;
    if !known.iter().any(|supplier| supplier.code == form.supplier) {
        errors.add("supplier", t!(ui, "admin-registries-supplier-empty"));
    }
    if let (true, Ok(day)) = (errors.is_empty(), day) {
        let now = (app.now(), app.zone());
        let (registry, _) = registry::of_day(&mut db, now, &form.supplier, day, None).await?;
        if registry.number > 0 {
            let of = ("registry", registry.id);
            note(&app, &mut db, &staff, &from, "payments.registry_made", of).await?;
            return Ok(Flash::Saved.on(see_other("/admin/registries")));
        }
        errors.add("day", t!(ui, "admin-registries-day-empty"));
    }
    drop(db);
    let mut page =
        ListPage::load(&app, ui.clone(), staff.into_member(), &PageQuery::default()).await?;
    page.day = form;
    page.errors = errors;
    Ok(Invalid(ui, page).into_response())
}

/// The file, the same bytes each time; who took it is written down.
async fn download(
    State(app): State<App>,
    (staff, from): (Staff<role::Billing>, Sender),
    Path((id, format)): Path<(String, String)>,
) -> Result<Response> {
    let id: Uuid = id.parse().map_err(|_| AppError::NotFound)?;
    let format = Format::parse(&format).ok_or(AppError::NotFound)?;
    let mut db = app.db.acquire().await?;
    let registry = made::find(&mut db, id).await?.ok_or(AppError::NotFound)?;
    let lines = made::lines(&mut db, id).await?;
    let mut bytes = Vec::new();
    registry::write(&registry, &lines, format, app.zone(), &mut bytes)?;
    let of = ("registry", id);
    note(
        &app,
        &mut db,
        &staff,
        &from,
        "payments.registry_downloaded",
        of,
    )
    .await?;
    let name = format!("attachment; filename=\"{}\"", file_name(&registry, format));
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(format.media()),
    );
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok((headers, bytes).into_response())
}

async fn upload(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Billing>,
    form: BankForm,
) -> Result<Response> {
    let member = staff.into_member();
    let id = member.id;
    let mut page = ListPage::load(&app, ui.clone(), member, &PageQuery::default()).await?;
    page.chosen.clone_from(&form.profile);
    let profile = intake::named(&app.config.storage.data_dir, &form.profile);
    let Ok(profile) = profile else {
        page.errors = Errors::one("profile", t!(ui, "admin-registries-profile-empty"));
        return Ok(Invalid(ui, page).into_response());
    };
    if form.bytes.is_empty() {
        page.errors = Errors::one("files", t!(ui, "admin-registries-file-empty"));
        return Ok(Invalid(ui, page).into_response());
    }
    let file = (form.name.as_str(), form.bytes.as_slice());
    match intake::take(&app, &profile, file, Some(id), form.preview).await? {
        Told::Faulty(faults) => {
            page.errors = Errors::one("files", t!(ui, "admin-registries-faulty"));
            page.more_faults = faults.len().saturating_sub(FAULTS);
            page.faults = faults
                .iter()
                .take(FAULTS)
                .map(ToString::to_string)
                .collect();
            Ok(Invalid(ui, page).into_response())
        }
        Told::Repeated(known) => Ok(see_other(&format!("/admin/registries/{known}"))),
        Told::Taken {
            file: Some(file), ..
        } => Ok(Flash::Saved.on(see_other(&format!("/admin/registries/{file}")))),
        Told::Taken { file: None, counts } => {
            page.preview = Some(counts);
            Ok(Page(page).into_response())
        }
    }
}

async fn note(
    app: &App,
    db: &mut sqlx::PgConnection,
    staff: &Member,
    from: &Sender,
    action: &str,
    (kind, id): (&'static str, Uuid),
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor: Actor::Staff(staff.id),
        action,
        object: (kind, id.to_string()),
        account: None,
        address: Some(from.address.to_string()),
        details: serde_json::json!({}),
    };
    audit::write(db, entry).await
}
