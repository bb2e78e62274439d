//! `/admin/news`: news are written, published, withdrawn. Every step is in the audit trail.

use crate::accounts::store::suppliers::{Supplier, suppliers};
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::{PageQuery, parse_date};
use crate::identity::Sender;
use crate::staff::{Member, Staff, role};
use crate::support::news::{self, Draft, Written};
use crate::t;
use crate::web::{AppError, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use uuid::Uuid;

/// Rows of a page.
const SHOWN: u32 = 30;
/// Letters of a title, of a text, of an address.
const TITLE: usize = 200;
const TEXT: usize = 20_000;
const SLUG: usize = 80;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/admin/news", get(list))
        .route("/admin/news/new", get(blank).post(create))
        .route("/admin/news/{id}/edit", get(edit).post(change))
        .route("/admin/news/{id}/withdraw", post(withdraw))
}

#[derive(Template)]
#[template(path = "admin/news.html")]
struct ListPage {
    ui: Ui,
    staff: Member,
    rows: Vec<Written>,
    page: u32,
    more: bool,
}

async fn list(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Content>,
    Query(query): Query<PageQuery>,
) -> Result<Response> {
    let page = query.page(SHOWN);
    let rows = news::written(&mut *app.db.acquire().await?, page).await?;
    let (rows, more) = page.cut(rows);
    let staff = staff.into_member();
    Ok(Page(ListPage {
        ui,
        staff,
        rows,
        page: page.number,
        more,
    })
    .into_response())
}

impl ListPage {
    /// Class and words of what the public sees of it.
    fn state(&self, row: &Written) -> (&'static str, String) {
        if row.withdrawn {
            ("bad", t!(self.ui, "news-state-withdrawn"))
        } else if row.published_on > self.ui.today {
            ("", t!(self.ui, "news-state-later"))
        } else {
            ("ok", t!(self.ui, "news-state-out"))
        }
    }
}

/// As typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    slug: String,
    published_on: String,
    title_ru: String,
    text_ru: String,
    title_en: String,
    text_en: String,
    supplier: String,
}

#[derive(Template)]
#[template(path = "admin/news_form.html")]
struct FormPage {
    ui: Ui,
    staff: Member,
    form: Form,
    errors: Errors,
    suppliers: Vec<Supplier>,
    /// Of the one that is changed; none = a new one.
    id: Option<Uuid>,
    withdrawn: bool,
}

async fn blank(State(app): State<App>, ui: Ui, staff: Staff<role::Content>) -> Result<Response> {
    let form = Form {
        published_on: ui.date(ui.today),
        ..Form::default()
    };
    let suppliers = suppliers(&mut *app.db.acquire().await?).await?;
    let (staff, errors) = (staff.into_member(), Errors::none());
    let page = FormPage {
        ui,
        staff,
        form,
        errors,
        suppliers,
        id: None,
        withdrawn: false,
    };
    Ok(Page(page).into_response())
}

async fn edit(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Content>,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = known(&id)?;
    let mut db = app.db.acquire().await?;
    let (draft, withdrawn) = news::draft(&mut db, id).await?.ok_or(AppError::NotFound)?;
    let suppliers = suppliers(&mut db).await?;
    let form = Form {
        slug: draft.slug,
        published_on: ui.date(draft.published_on),
        title_ru: draft.title_ru,
        text_ru: draft.text_ru,
        title_en: draft.title_en,
        text_en: draft.text_en,
        supplier: draft.supplier.unwrap_or_default(),
    };
    let (staff, errors) = (staff.into_member(), Errors::none());
    Ok(Page(FormPage {
        ui,
        staff,
        form,
        errors,
        suppliers,
        id: Some(id),
        withdrawn,
    })
    .into_response())
}

async fn create(
    app: State<App>,
    ui: Ui,
    staff: Staff<role::Content>,
    from: Sender,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    save(app, ui, staff, from, (None, form)).await
}

async fn change(
    app: State<App>,
    ui: Ui,
    (staff, from): (Staff<role::Content>, Sender),
    Path(id): Path<String>,
    FormBody(form): FormBody<Form>,
) -> Result<Response> {
    save(app, ui, staff, from, (Some(known(&id)?), form)).await
}

async fn save(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Content>,
    from: Sender,
    (id, form): (Option<Uuid>, Form),
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let known = suppliers(&mut tx).await?;
    let errors = match parse(&ui, &form, &known) {
        Ok(draft) => match news::save(&mut tx, id, &draft).await? {
            Ok(saved) => {
                let action = if id.is_some() {
                    "news.changed"
                } else {
                    "news.written"
                };
                note(&app, &mut tx, &staff, &from, action, saved).await?;
                tx.commit().await?;
                return Ok(Flash::Saved.on(see_other("/admin/news")));
            }
            Err(news::Refused::SlugTaken) => Errors::one("slug", t!(ui, "news-error-slug-taken")),
            Err(news::Refused::Absent) => return Err(AppError::NotFound),
        },
        Err(errors) => errors,
    };
    let page = FormPage {
        ui: ui.clone(),
        staff: staff.into_member(),
        form,
        errors,
        suppliers: known,
        id,
        withdrawn: false,
    };
    Ok(Invalid(ui, page).into_response())
}

async fn withdraw(
    State(app): State<App>,
    staff: Staff<role::Content>,
    from: Sender,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = known(&id)?;
    let mut tx = app.db.begin().await?;
    if !news::withdraw(&mut tx, id, app.now()).await? {
        return Err(AppError::NotFound);
    }
    note(&app, &mut tx, &staff, &from, "news.withdrawn", id).await?;
    tx.commit().await?;
    Ok(Flash::Saved.on(see_other("/admin/news")))
}

fn known(id: &str) -> Result<Uuid> {
    id.parse().map_err(|_| AppError::NotFound)
}

async fn note(
    app: &App,
    tx: &mut sqlx::PgConnection,
    staff: &Member,
    from: &Sender,
    action: &str,
    id: Uuid,
) -> sqlx::Result<()> {
    let entry = Entry {
        at: app.now(),
        actor: Actor::Staff(staff.id),
        action,
        object: ("news", id.to_string()),
        account: None,
        address: Some(from.address.to_string()),
        details: serde_json::json!({}),
    };
    audit::write(tx, entry).await
}

fn parse(ui: &Ui, form: &Form, suppliers: &[Supplier]) -> std::result::Result<Draft, Errors> {
    let mut errors = Errors::none();
    let mut line = |name: &'static str, text: &str, most: usize, needed: bool, empty: String| {
        let text = text.trim().to_owned();
        if needed && text.is_empty() {
            errors.add(name, empty);
        } else if text.chars().count() > most {
            errors.add(name, t!(ui, "news-error-long", n = most));
        }
        text
    };
    let title_ru = line(
        "title_ru",
        &form.title_ru,
        TITLE,
        true,
        t!(ui, "news-error-title"),
    );
    let text_ru = line(
        "text_ru",
        &form.text_ru,
        TEXT,
        true,
        t!(ui, "news-error-text"),
    );
    let title_en = line("title_en", &form.title_en, TITLE, false, String::new());
    let text_en = line("text_en", &form.text_en, TEXT, false, String::new());
    let slug = line(
        "slug",
        &form.slug.to_lowercase(),
        SLUG,
        true,
        t!(ui, "news-error-slug"),
    );
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit();
    if !slug.is_empty()
        && slug
            .split('-')
            .any(|part| part.is_empty() || !part.chars().all(plain))
    {
        errors.add("slug", t!(ui, "news-error-slug"));
    }
    let day = parse_date(&form.published_on);
    if day.is_err() {
        errors.add("published_on", t!(ui, "news-error-date"));
    }
    let supplier = form.supplier.trim();
    if !supplier.is_empty() && suppliers.iter().all(|known| known.code != supplier) {
        errors.add("supplier", t!(ui, "news-error-supplier"));
    }
    match day {
        Ok(published_on) if errors.is_empty() => Ok(Draft {
            slug,
            published_on,
            title_ru,
            text_ru,
            title_en,
            text_en,
            supplier: (!supplier.is_empty()).then(|| supplier.to_owned()),
        }),
        _ => Err(errors),
    }
}
