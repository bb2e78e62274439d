//! `/admin/appeals/{id}`: the thread, and what a clerk does: take, answer, ask back, close. Every look is
//! written down.

use crate::app::App;
use crate::appeals::actions::{self, Clerk, Outcome};
use crate::appeals::model::State as AppealState;
use crate::appeals::store::appeals::{self, Appeal, Which};
use crate::appeals::store::thread::{self, File, Message};
use crate::appeals::{SentForm, form, words};
use crate::audit::Actor;
use crate::base::Phone;
use crate::identity::store::{CustomerHead, customer_head};
use crate::staff::{Member, Staff, role};
use crate::t;
use crate::web::{AppError, ClientAddress, Errors, Flash, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The button that asks back instead of answering.
const ASK: &str = "ask";

#[derive(Template)]
#[template(path = "admin/appeal.html")]
struct AppealPage {
    ui: Ui,
    staff: Member,
    appeal: Appeal,
    person: Option<CustomerHead>,
    messages: Vec<Message>,
    files: Vec<File>,
    errors: Errors,
    text: String,
    form_id: String,
    again: bool,
    upload_mb: u32,
}

/// What the page shows besides the appeal itself.
#[derive(Default)]
struct Typed {
    errors: Errors,
    text: String,
    form_id: Uuid,
    again: bool,
}

pub async fn show(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Operator>,
    from: ClientAddress,
    Path(id): Path<String>,
) -> Result<Response> {
    let appeal = find(&app, &id).await?;
    actions::looked(&app, clerk(&staff, from), &appeal, "appeals.seen").await?;
    let page = AppealPage::new(&app, ui, staff.into_member(), appeal, Typed::default()).await?;
    Ok(Page(page).into_response())
}

/// An answer, or a question back by the other button.
pub async fn speak(
    State(app): State<App>,
    ui: Ui,
    staff: Staff<role::Operator>,
    from: ClientAddress,
    Path(id): Path<String>,
    sent: SentForm,
) -> Result<Response> {
    let appeal = find(&app, &id).await?;
    let asks = sent.value("do") == ASK;
    let seen = sent.value("seen").parse::<i64>().ok();
    let typed = Typed {
        text: sent.value("text").to_owned(),
        form_id: form::form_id(sent.value("form_id")),
        again: form::chose_files(&sent),
        errors: Errors::none(),
    };
    let mut said = match form::message(sent, &app, &ui) {
        Ok(said) => said,
        Err(errors) => return refuse(&app, ui, staff, appeal, Typed { errors, ..typed }).await,
    };
    said.form_id = typed.form_id;
    let clerk = clerk(&staff, from);
    let outcome = match asks {
        true => actions::ask_back(&app, clerk, &appeal, said, seen).await?,
        false => actions::answer(&app, clerk, &appeal, said, seen).await?,
    };
    let wrong = match outcome {
        Outcome::Done if asks => return Ok(Flash::AppealAskedBack.on(back_to(&appeal))),
        Outcome::Done => return Ok(Flash::AppealAnswered.on(back_to(&appeal))),
        Outcome::Overtaken => t!(ui, "admin-appeals-error-overtaken"),
        Outcome::Closed => t!(ui, "admin-appeals-error-closed"),
    };
    let errors = Errors::one("text", wrong);
    // Read again: somebody wrote meanwhile.
    let appeal = find(&app, &id).await?;
    refuse(&app, ui, staff, appeal, Typed { errors, ..typed }).await
}

pub async fn take(
    State(app): State<App>,
    staff: Staff<role::Operator>,
    from: ClientAddress,
    Path(id): Path<String>,
) -> Result<Response> {
    let appeal = find(&app, &id).await?;
    match actions::take(&app, clerk(&staff, from), &appeal).await? {
        Outcome::Done => Ok(Flash::AppealTaken.on(back_to(&appeal))),
        _ => Ok(back_to(&appeal)),
    }
}

pub async fn close(
    State(app): State<App>,
    staff: Staff<role::Operator>,
    from: ClientAddress,
    Path(id): Path<String>,
) -> Result<Response> {
    let appeal = find(&app, &id).await?;
    actions::close_for(&app, clerk(&staff, from), &appeal).await?;
    Ok(Flash::AppealClosed.on(back_to(&appeal)))
}

pub async fn download(
    State(app): State<App>,
    staff: Staff<role::Operator>,
    from: ClientAddress,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response> {
    let appeal = find(&app, &id).await?;
    let file = Uuid::parse_str(&file).map_err(|_| AppError::NotFound)?;
    let found = thread::file(&mut *app.db.acquire().await?, appeal.id, file).await?;
    let found = found.ok_or(AppError::NotFound)?;
    actions::looked(&app, clerk(&staff, from), &appeal, "appeals.file_taken").await?;
    crate::appeals::attachment(&app, &found).await
}

fn clerk(staff: &Member, from: ClientAddress) -> Clerk<'_> {
    Clerk {
        id: staff.id,
        name: staff.called(),
        actor: Actor::Staff(staff.id),
        from,
    }
}

async fn find(app: &App, id: &str) -> Result<Appeal> {
    let id = Uuid::parse_str(id).map_err(|_| AppError::NotFound)?;
    let found = appeals::find(&mut *app.db.acquire().await?, Which::Id(id)).await?;
    found.ok_or(AppError::NotFound)
}

fn back_to(appeal: &Appeal) -> Response {
    see_other(&format!("/admin/appeals/{}", appeal.id))
}

async fn refuse(
    app: &App,
    ui: Ui,
    staff: Staff<role::Operator>,
    appeal: Appeal,
    typed: Typed,
) -> Result<Response> {
    let page = AppealPage::new(app, ui.clone(), staff.into_member(), appeal, typed).await?;
    Ok(Invalid(ui, page).into_response())
}

impl AppealPage {
    async fn new(
        app: &App,
        ui: Ui,
        staff: Member,
        appeal: Appeal,
        typed: Typed,
    ) -> Result<AppealPage> {
        let mut db = app.db.acquire().await?;
        let messages = thread::messages(&mut db, appeal.id).await?;
        let files = thread::files(&mut db, appeal.id).await?;
        let person = match appeal.customer_id {
            Some(id) => customer_head(&mut db, id).await?,
            None => None,
        };
        let form_id = match typed.form_id.is_nil() {
            true => Uuid::new_v4(),
            false => typed.form_id,
        };
        Ok(AppealPage {
            form_id: form_id.to_string(),
            errors: typed.errors,
            text: typed.text,
            again: typed.again,
            upload_mb: app.config.limits.upload_mb,
            ui,
            staff,
            appeal,
            person,
            messages,
            files,
        })
    }
    fn files_of(&self, message: &Message) -> Vec<&File> {
        let own = self.files.iter();
        own.filter(|file| file.message_id == message.id).collect()
    }
    fn state(&self) -> String {
        words::state(self.ui.words, self.appeal.state)
    }
    fn is_late(&self) -> bool {
        self.appeal.state.is_ours() && self.appeal.due_on < self.ui.today
    }
    fn is_closed(&self) -> bool {
        self.appeal.state == AppealState::Closed
    }
    fn is_mine(&self) -> bool {
        self.appeal.staff_id == Some(self.staff.id)
    }
    /// Label and value of what is known about it.
    fn facts(&self) -> Vec<(String, String)> {
        let (ui, appeal) = (&self.ui, &self.appeal);
        let (name, email, phone) = match &self.person {
            Some(person) => (
                format!("{} {}", person.last_name, person.greeting_name()),
                person.email.clone(),
                person.phone.clone().unwrap_or_default(),
            ),
            None => (
                appeal.name.clone(),
                appeal.email.clone(),
                appeal.phone.clone(),
            ),
        };
        let phone = Phone::parse(&phone).map(|phone| phone.pretty());
        let rating = appeal
            .rating
            .map(|mark| t!(ui, "admin-appeals-rated", n = mark));
        let rows = [
            (
                t!(ui, "appeals-topic"),
                words::topic(ui.words, &appeal.topic),
            ),
            (t!(ui, "appeals-supplier"), appeal.supplier.clone()),
            (t!(ui, "admin-appeals-person"), name.trim().to_owned()),
            (t!(ui, "identity-email"), email),
            (t!(ui, "appeals-ask-phone"), phone.unwrap_or_default()),
            (t!(ui, "appeals-sent"), ui.time(appeal.created_at)),
            (t!(ui, "admin-appeals-due"), ui.long_date(appeal.due_on)),
            (t!(ui, "admin-appeals-staff"), appeal.staff_name.clone()),
            (t!(ui, "appeals-rate"), rating.unwrap_or_default()),
            (
                t!(ui, "admin-appeals-rating-words"),
                appeal.rating_words.clone(),
            ),
        ];
        rows.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }
    /// Who wrote: the clerk by name, or the resident.
    fn author(&self, message: &Message) -> String {
        match message.from_staff {
            true => message.staff_name.clone(),
            false => t!(self.ui, "admin-appeals-resident"),
        }
    }
    fn time(&self, message: &Message) -> String {
        self.ui.time(message.at)
    }
    fn size(&self, file: &File) -> String {
        words::size(self.ui.words, file.bytes)
    }
    /// How the answer reaches a person without an account.
    fn reach(&self) -> String {
        match (&self.appeal.customer_id, self.appeal.email.is_empty()) {
            (Some(_), _) => t!(self.ui, "admin-appeals-reach-both"),
            (None, false) => t!(self.ui, "admin-appeals-reach-letter"),
            (None, true) => t!(self.ui, "admin-appeals-reach-phone"),
        }
    }
    /// Browsers keep no files when a form comes back.
    fn again_words(&self) -> String {
        match self.again {
            true => t!(self.ui, "appeals-files-again"),
            false => String::new(),
        }
    }
}
