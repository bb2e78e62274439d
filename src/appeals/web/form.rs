//! Fields that the forms of appeals share, those of the staff too.

use crate::app::App;
use crate::appeals::SentForm;
use crate::appeals::actions::Said;
use crate::appeals::model;
use crate::appeals::words;
use crate::t;
use crate::web::{Errors, Ui};
use uuid::Uuid;

/// The one-time id of a form; one that brings none is sent once.
pub fn form_id(typed: &str) -> Uuid {
    Uuid::try_parse(typed.trim()).unwrap_or_else(|_| Uuid::new_v4())
}

/// The text of a message; empty and too long ones get their sentences.
pub fn text(typed: &str, ui: &Ui, errors: &mut Errors) -> String {
    let text = model::text(typed);
    let length = text.chars().count();
    if length == 0 {
        errors.add("text", t!(ui, "appeals-error-text-empty"));
    } else if length > model::TEXT {
        let over = length - model::TEXT;
        let sentence = t!(ui, "appeals-error-text-long", most = model::TEXT, n = over);
        errors.add("text", sentence);
    }
    text
}

/// What is wrong with the files; one sentence names each.
pub fn files(sent: &SentForm, app: &App, ui: &Ui, errors: &mut Errors) {
    let mb = app.config.limits.upload_mb;
    let mut sentences: Vec<String> = sent
        .refused
        .iter()
        .map(|(name, why)| words::refused(ui.words, name, *why, mb))
        .collect();
    if sent.too_many {
        sentences.push(t!(ui, "appeals-error-files-many", n = model::FILES));
    }
    if !sentences.is_empty() {
        errors.add("files", sentences.join(" "));
    }
}

/// A message of a form: text and files.
///
/// # Errors
/// What is wrong, by field.
pub fn message(sent: SentForm, app: &App, ui: &Ui) -> Result<Said, Errors> {
    let mut errors = Errors::none();
    let text = text(sent.value("text"), ui, &mut errors);
    files(&sent, app, ui, &mut errors);
    errors.into_result(Said {
        form_id: form_id(sent.value("form_id")),
        text,
        files: sent.files,
    })
}

/// Whether files came that must be chosen again, because the page comes back: browsers keep none.
pub fn chose_files(sent: &SentForm) -> bool {
    !sent.files.is_empty() || !sent.refused.is_empty()
}
