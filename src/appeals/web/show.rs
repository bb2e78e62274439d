//! One appeal (UX R30): the thread, a reply, closing, opening again, a mark for the answer.

use super::form;
use crate::app::App;
use crate::appeals::SentForm;
use crate::appeals::actions;
use crate::appeals::guard::OwnAppeal;
use crate::appeals::model::{self, State as AppealState};
use crate::appeals::store::thread::{self, File, Message};
use crate::appeals::words;
use crate::t;
use crate::web::{ClientAddress, Errors, Flash, FormBody, Invalid, Page, Result, Ui, see_other};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use uuid::Uuid;

/// A message with its files.
struct Entry {
    message: Message,
    files: Vec<File>,
}

#[derive(Template)]
#[template(path = "appeals/show.html")]
struct ShowPage {
    ui: Ui,
    own: OwnAppeal,
    thread: Vec<Entry>,
    errors: Errors,
    text: String,
    form_id: String,
    rating: Rating,
    again: bool,
    upload_mb: u32,
}

/// What the page shows besides the appeal itself.
#[derive(Default)]
struct Typed {
    errors: Errors,
    text: String,
    form_id: String,
    rating: Option<Rating>,
    again: bool,
}

pub async fn show(ui: Ui, State(app): State<App>, own: OwnAppeal) -> Result<Response> {
    let page = ShowPage::new(&app, ui, own, Typed::default()).await?;
    Ok(Page(page).into_response())
}

pub async fn reply(
    ui: Ui,
    State(app): State<App>,
    own: OwnAppeal,
    from: ClientAddress,
    sent: SentForm,
) -> Result<Response> {
    let mut typed = Typed {
        text: sent.value("text").to_owned(),
        form_id: form::form_id(sent.value("form_id")).to_string(),
        again: form::chose_files(&sent),
        ..Typed::default()
    };
    match form::message(sent, &app, &ui) {
        Ok(said) => {
            actions::reply(&app, &own, said, from).await?;
            Ok(Flash::AppealReplied.on(back_to(&own)))
        }
        Err(errors) => {
            typed.errors = errors;
            invalid(&app, ui, own, typed).await
        }
    }
}

/// What was answered is seen: a GET writes nothing, so the home page leads here, and the page of an appeal
/// that was reached by another way.
pub async fn read(State(app): State<App>, own: OwnAppeal) -> Result<Response> {
    actions::read(&app, &own).await?;
    Ok(back_to(&own))
}

pub async fn close(
    State(app): State<App>,
    own: OwnAppeal,
    from: ClientAddress,
) -> Result<Response> {
    actions::close(&app, &own, from).await?;
    Ok(Flash::AppealClosed.on(back_to(&own)))
}

pub async fn reopen(
    State(app): State<App>,
    own: OwnAppeal,
    from: ClientAddress,
) -> Result<Response> {
    actions::reopen(&app, &own, from).await?;
    Ok(Flash::AppealReopened.on(back_to(&own)))
}

/// A mark and words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rating {
    rating: String,
    words: String,
}

pub async fn rate(
    ui: Ui,
    State(app): State<App>,
    own: OwnAppeal,
    from: ClientAddress,
    FormBody(rating): FormBody<Rating>,
) -> Result<Response> {
    match rating.parse(&own, &ui) {
        Ok((mark, words)) => {
            actions::rate(&app, &own, (mark, &words), from).await?;
            Ok(Flash::AppealRated.on(back_to(&own)))
        }
        Err(errors) => {
            let typed = Typed {
                errors,
                rating: Some(rating),
                ..Typed::default()
            };
            invalid(&app, ui, own, typed).await
        }
    }
}

impl Rating {
    /// The mark 1–5 and what was said with it. Only what was answered is marked.
    fn parse(&self, own: &OwnAppeal, ui: &Ui) -> std::result::Result<(i16, String), Errors> {
        let mut errors = Errors::none();
        let mark = self.rating.trim().parse::<i16>().ok();
        let mark = mark.filter(|mark| (1..=5).contains(mark));
        if own.answered_at.is_none() {
            // The form with the mark is not on the page yet.
            errors.add("", t!(ui, "appeals-error-rating-early"));
        } else if mark.is_none() {
            errors.add("rating", t!(ui, "appeals-error-rating"));
        }
        let words = model::text(&self.words);
        if words.chars().count() > model::RATING {
            errors.add(
                "words",
                t!(ui, "appeals-error-words-long", n = model::RATING),
            );
        }
        errors.into_result((mark.unwrap_or_default(), words))
    }
}

fn back_to(own: &OwnAppeal) -> Response {
    see_other(&format!("/appeals/{}", own.id))
}

async fn invalid(app: &App, ui: Ui, own: OwnAppeal, typed: Typed) -> Result<Response> {
    let page = ShowPage::new(app, ui.clone(), own, typed).await?;
    Ok(Invalid(ui, page).into_response())
}

impl ShowPage {
    async fn new(app: &App, ui: Ui, own: OwnAppeal, typed: Typed) -> Result<ShowPage> {
        let mut db = app.db.acquire().await?;
        let messages = thread::messages(&mut db, own.id).await?;
        let files = thread::files(&mut db, own.id).await?;
        let entry = |message: Message| Entry {
            files: files
                .iter()
                .filter(|file| file.message_id == message.id)
                .cloned()
                .collect(),
            message,
        };
        let stands = || Rating {
            rating: own.rating.map_or(String::new(), |mark| mark.to_string()),
            words: own.rating_words.clone(),
        };
        Ok(ShowPage {
            thread: messages.into_iter().map(entry).collect(),
            errors: typed.errors,
            text: typed.text,
            form_id: match typed.form_id.as_str() {
                "" => Uuid::new_v4().to_string(),
                kept => kept.to_owned(),
            },
            rating: typed.rating.unwrap_or_else(stands),
            again: typed.again,
            upload_mb: app.config.limits.upload_mb,
            ui,
            own,
        })
    }
    fn state(&self) -> String {
        words::state(self.ui.words, self.own.state)
    }
    fn tint(&self) -> &'static str {
        words::tint(self.own.state)
    }
    fn topic(&self) -> String {
        words::topic(self.ui.words, &self.own.topic)
    }
    /// What happens next, in one sentence.
    fn next(&self) -> String {
        let ui = &self.ui;
        let own = &self.own;
        match own.state {
            AppealState::New | AppealState::InProgress if own.due_on < ui.today => {
                t!(ui, "appeals-next-late", date = ui.long_date(own.due_on))
            }
            AppealState::New | AppealState::InProgress => {
                t!(ui, "appeals-next-due", date = ui.long_date(own.due_on))
            }
            AppealState::Waiting => t!(ui, "appeals-next-waiting"),
            AppealState::Answered => t!(ui, "appeals-next-answered"),
            AppealState::Closed => t!(ui, "appeals-next-closed"),
        }
    }
    fn is_closed(&self) -> bool {
        self.own.state == AppealState::Closed
    }
    /// Something of the staff came since the author looked last.
    fn unread(&self) -> bool {
        let seen = self.own.read_at;
        let said = self.thread.iter().map(|entry| &entry.message);
        said.filter(|message| message.from_staff)
            .any(|message| seen.is_none_or(|seen| message.at > seen))
    }
    fn can_rate(&self) -> bool {
        self.own.answered_at.is_some()
    }
    /// Who wrote: the person himself, or people of the organisation.
    fn author(&self, message: &Message) -> String {
        match message.from_staff {
            false => t!(self.ui, "appeals-author-you"),
            true => self.ui.organisation().name.clone(),
        }
    }
    fn time(&self, message: &Message) -> String {
        self.ui.time(message.at)
    }
    /// The mark that stands; 0 = none.
    fn mark(&self) -> i16 {
        self.own.rating.unwrap_or_default()
    }
    fn size(&self, file: &File) -> String {
        words::size(self.ui.words, file.bytes)
    }
    /// The mark, its words, whether it is the one that stands.
    fn marks(&self) -> [(&'static str, String, bool); 5] {
        let ui = &self.ui;
        [
            ("5", t!(ui, "appeals-rating-5")),
            ("4", t!(ui, "appeals-rating-4")),
            ("3", t!(ui, "appeals-rating-3")),
            ("2", t!(ui, "appeals-rating-2")),
            ("1", t!(ui, "appeals-rating-1")),
        ]
        .map(|(mark, words)| (mark, words, self.rating.rating.trim() == mark))
    }
    /// Browsers keep no files when a form comes back.
    fn again_words(&self) -> String {
        match self.again {
            true => t!(self.ui, "appeals-files-again"),
            false => String::new(),
        }
    }
}
