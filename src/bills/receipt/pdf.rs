//! Typst as a library: the only module that knows it.
//!
//! A template sees its own text, `parts.typ`, `data.json` and the pictures of the codes; no other file,
//! no package, no clock. What billing wrote comes as JSON, never as markup. Fonts are parsed once a
//! process. Setting type is CPU work: it runs apart from the pages and only so much of it at once.

use crate::app::App;
use crate::web::{AppError, Result};
use std::path::PathBuf;
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use typst::diag::{FileError, FileResult, SourceDiagnostic, SourceResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A template that the binary carries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Template {
    Receipt,
    NoDebt,
}

impl Template {
    fn name(self) -> &'static str {
        match self {
            Template::Receipt => "receipt.typ",
            Template::NoDebt => "no-debt.typ",
        }
    }
    fn built_in(self) -> &'static Source {
        static RECEIPT: LazyLock<Source> = LazyLock::new(|| {
            let text = include_str!("../../../templates/bills/receipt.typ");
            source(Template::Receipt.name(), text)
        });
        static NO_DEBT: LazyLock<Source> = LazyLock::new(|| {
            let text = include_str!("../../../templates/bills/no-debt.typ");
            source(Template::NoDebt.name(), text)
        });
        match self {
            Template::Receipt => &RECEIPT,
            Template::NoDebt => &NO_DEBT,
        }
    }
}

/// What a template is filled with.
#[derive(Clone, Debug)]
pub struct Filling {
    /// `data.json`.
    pub data: Vec<u8>,
    /// Pictures of codes by number, a byte a pixel: `/qr/0`, `/qr/1`, …
    pub codes: Vec<Vec<u8>>,
}

const PARTS: &str = "parts.typ";
/// Documents back after which an intermediate result that nobody used again is forgotten: the frame
/// of the page stays warm, what was written in it does not pile up.
const KEPT: usize = 6;
/// Documents that may wait for a place: about two seconds of work, above it 503.
const QUEUE: usize = 100;

fn id(name: &str) -> Option<FileId> {
    let path = VirtualPath::new(name).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn source(name: &str, text: &str) -> Source {
    match id(name) {
        Some(id) => Source::new(id, text.to_owned()),
        None => Source::detached(text),
    }
}

static PARTS_SOURCE: LazyLock<Source> =
    LazyLock::new(|| source(PARTS, include_str!("../../../templates/bills/parts.typ")));
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));
static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let files: [&'static [u8]; 4] = [
        include_bytes!("../../../templates/bills/fonts/KabinetSans-Regular.ttf"),
        include_bytes!("../../../templates/bills/fonts/KabinetSans-Bold.ttf"),
        include_bytes!("../../../templates/bills/fonts/KabinetTables-Regular.ttf"),
        include_bytes!("../../../templates/bills/fonts/KabinetTables-Bold.ttf"),
    ];
    let fonts: Vec<Font> = files
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0))
        .collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

/// All that a template can see.
struct Desk {
    main: Source,
    data: Bytes,
    codes: Vec<Bytes>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else if id == PARTS_SOURCE.id() {
            Ok(PARTS_SOURCE.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let asked = id.get();
        if !matches!(asked.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let name = asked.vpath().get_without_slash();
        let code = name
            .strip_prefix("qr/")
            .and_then(|number| number.parse::<usize>().ok());
        match code.and_then(|number| self.codes.get(number)) {
            Some(code) => Ok(code.clone()),
            None if name == "data.json" => Ok(self.data.clone()),
            None => Err(FileError::AccessDenied),
        }
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The document as PDF, tagged. `own` = an operator's text of the template.
///
/// # Errors
/// What the template does wrong, a sentence a fault, with its line.
pub fn set(
    template: Template,
    own: Option<&str>,
    filling: &Filling,
) -> std::result::Result<Vec<u8>, Vec<String>> {
    let desk = Desk {
        main: match own {
            Some(text) => source(template.name(), text),
            None => template.built_in().clone(),
        },
        data: Bytes::new(filling.data.clone()),
        codes: filling.codes.iter().cloned().map(Bytes::new).collect(),
    };
    let set = typst::compile::<PagedDocument>(&desk).output;
    let pdf = set
        .map_err(|faults| desk.say(&faults))
        .and_then(|document| write(&document).map_err(|faults| desk.say(&faults)));
    typst::comemo::evict(KEPT);
    pdf
}

/// As PDF/UA-1, which readers for the blind rely on; a template or a name that cannot be (a sign that no
/// font has) is written without that promise rather than not at all.
fn write(document: &PagedDocument) -> SourceResult<Vec<u8>> {
    if let Ok(standards) = PdfStandards::new(&[PdfStandard::Ua_1]) {
        let options = PdfOptions {
            standards,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(document, &options) {
            Ok(pdf) => return Ok(pdf),
            Err(faults) => tracing::info!(?faults, "a document that is not PDF/UA-1"),
        }
    }
    typst_pdf::pdf(document, &PdfOptions::default())
}

impl Desk {
    fn say(&self, faults: &[SourceDiagnostic]) -> Vec<String> {
        let place = |fault: &SourceDiagnostic| {
            let at = self.range(fault.span)?.start;
            let line = self.main.lines().byte_to_line(at)? + 1;
            Some(format!("line {line}: {}", fault.message))
        };
        let say =
            |fault: &SourceDiagnostic| place(fault).unwrap_or_else(|| fault.message.to_string());
        faults.iter().map(say).collect()
    }
}

/// The operator's own text of the receipt: `receipt.typ` in `storage.data_dir`.
pub fn own_template(config: &crate::config::Config) -> PathBuf {
    config.storage.data_dir.join(Template::Receipt.name())
}

/// [`set`] off the pages' threads, one document a core but one. An operator's template that does not
/// work is told to the log, and the built-in one takes its place: the resident gets his bill.
///
/// # Errors
/// `Busy` where too many wait; `Broken` where even the built-in template fails.
pub async fn document(app: &App, template: Template, filling: Filling) -> Result<Vec<u8>> {
    static WORK: LazyLock<Semaphore> = LazyLock::new(|| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Semaphore::new(cores.saturating_sub(1).max(1))
    });
    static PLACES: Semaphore = Semaphore::const_new(QUEUE);
    let _place = PLACES.try_acquire().map_err(|_| AppError::Busy)?;
    let _work = WORK.acquire().await.map_err(|_| AppError::Busy)?;
    let own = (template == Template::Receipt).then(|| own_template(&app.config));
    let work = move || {
        let own = own.and_then(|path| std::fs::read_to_string(path).ok());
        if let Some(text) = own {
            match set(template, Some(&text), &filling) {
                Ok(pdf) => return Ok(pdf),
                Err(faults) => tracing::error!(?faults, "receipt.typ of the operator fails"),
            }
        }
        set(template, None, &filling)
    };
    let pdf = tokio::task::spawn_blocking(work).await;
    let pdf = pdf.map_err(|error| AppError::Broken(error.into()))?;
    pdf.map_err(|faults| AppError::Broken(anyhow::anyhow!("typst: {}", faults.join("; "))))
}
