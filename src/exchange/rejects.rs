//! Files of rejected rows: the columns of the bundle's file and, last, `error`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter};
use std::path::{Path, PathBuf};

use sqlx::PgConnection;
use tokio::sync::mpsc::{self, Receiver};
use tokio::task::spawn_blocking;

use super::bundle::csv::{Record, Records};
use super::bundle::files::FILES;
use super::bundle::rows::Opened;
use super::bundle::source::Bundle;
use super::import::{ImportError, ImportOptions, KEPT};
use super::report::{FileReport, Reject, Report};
use super::store::outcome;

/// Lines that are looked up and written at a time.
const PAGE: i64 = 5000;

/// The bundle's files themselves are faulty: nothing was staged.
pub async fn of_files(
    bundle: &Bundle,
    faults: Vec<Reject>,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    faults.iter().for_each(options.on_reject);
    let bundle_names: Vec<String> = bundle.entries().iter().map(|e| e.name.clone()).collect();
    let (folder, told, bundle) = (options.rejects.clone(), faults.clone(), bundle.clone());
    spawn_blocking(move || {
        let dir = Folder::ready(&folder, &bundle)?;
        for spec in &FILES {
            let file = spec.file();
            let mut reasons = told.iter().filter(|fault| fault.file == file).peekable();
            if reasons.peek().is_none() {
                dir.remove(&file)?;
                continue;
            }
            let mut out = dir.create(&file, b',')?;
            let names = spec.columns.iter().map(|column| column.name);
            let header: Vec<&str> = names.chain(["error"]).collect();
            dir.put(&file, out.write_record(header))?;
            let mut row = vec![String::new(); spec.columns.len()];
            let reasons: Vec<String> = reasons
                .map(|fault| match fault.column.as_str() {
                    "" => fault.reason.clone(),
                    column => format!("{column}: {}", fault.reason),
                })
                .collect();
            row.push(reasons.join("; "));
            dir.put(&file, out.write_record(row))?;
            dir.put(&file, out.flush().map_err(Into::into))?;
        }
        Ok::<(), ImportError>(())
    })
    .await??;
    // A line a file, also of those that nothing is wrong with; others come after them.
    let mut names: Vec<String> = FILES.iter().map(|spec| spec.file()).collect();
    names.retain(|name| bundle_names.contains(name));
    for fault in &faults {
        if !names.contains(&fault.file) {
            names.push(fault.file.clone());
        }
    }
    let files = names
        .into_iter()
        .map(|file| FileReport {
            new: 0,
            changed: 0,
            unchanged: 0,
            rejected: faults
                .iter()
                .map(|fault| i64::from(fault.file == file))
                .sum(),
            file,
        })
        .collect();
    let mut rejects = faults;
    let reject_count = u64::try_from(rejects.len()).unwrap_or(u64::MAX);
    rejects.truncate(KEPT);
    Ok(Report {
        files,
        rejects,
        reject_count,
        refused: true,
        faulty_files: true,
        dry_run: options.dry_run,
        ..Report::default()
    })
}

/// Tells and writes the rejects of every file, in order.
pub async fn of_rows(
    db: &mut PgConnection,
    bundle: &Bundle,
    opened: &[Opened],
    options: &ImportOptions,
    report: &mut Report,
) -> Result<(), ImportError> {
    outcome::index_rejects(db).await?;
    for file in opened {
        let (send, lines) = mpsc::channel(2);
        let (bundle, own, folder) = (bundle.clone(), file.clone(), options.rejects.clone());
        let writer = spawn_blocking(move || write_rows(&folder, &bundle, &own, lines));
        let mut after = 0;
        loop {
            let page = outcome::rejects(db, &file.spec.file(), after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = i32::try_from(last.line).unwrap_or(i32::MAX);
            page.iter().for_each(options.on_reject);
            report.reject_count += u64::try_from(page.len()).unwrap_or(0);
            let room = KEPT.saturating_sub(report.rejects.len());
            report.rejects.extend(page.iter().take(room).cloned());
            if send.send(by_line(page)).await.is_err() {
                break;
            }
        }
        drop(send);
        writer.await??;
    }
    Ok(())
}

/// Files that an earlier import left are no longer true.
pub async fn none(options: &ImportOptions) -> Result<(), ImportError> {
    let path = options.rejects.clone();
    spawn_blocking(move || {
        let dir = Folder { path };
        FILES.iter().try_for_each(|spec| dir.remove(&spec.file()))
    })
    .await?
}

fn by_line(page: Vec<Reject>) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for reject in page {
        let said = match reject.column.as_str() {
            "" => reject.reason,
            column => format!("{column}: {}", reject.reason),
        };
        match lines.last_mut() {
            Some((line, all)) if *line == reject.line => {
                all.push_str("; ");
                all.push_str(&said);
            }
            _ => lines.push((reject.line, said)),
        }
    }
    lines
}

/// Reads the file again beside the rejects, both in the order of lines.
fn write_rows(
    folder: &Path,
    bundle: &Bundle,
    opened: &Opened,
    mut pages: Receiver<Vec<(u32, String)>>,
) -> Result<(), ImportError> {
    let name = opened.spec.file();
    let Some(first) = pages.blocking_recv() else {
        return Folder {
            path: folder.to_owned(),
        }
        .remove(&name);
    };
    let dir = Folder::ready(folder, bundle)?;
    let mut out = dir.create(&name, opened.separator)?;
    let mut page = Some(first);
    let written = bundle.read(&name, |input| {
        let mut records = Records::new(input)?;
        let mut record = Record::default();
        records.read(&mut record)?;
        out.write_record(opened.header.iter().copied().chain(["error"]))?;
        while let Some(lines) = page.take().or_else(|| pages.blocking_recv()) {
            for (line, error) in lines {
                while record.line < line {
                    if !records.read(&mut record)? {
                        return Ok(());
                    }
                }
                let cells = (0..record.count()).map(|index| {
                    let text = opened.charset.decode(record.cell(index));
                    text.unwrap_or_default().into_owned()
                });
                let mut cells: Vec<String> = cells.collect();
                // `error` stands under its name also where cells are missing.
                while cells.len() < opened.header.len() {
                    cells.push(String::new());
                }
                cells.push(error);
                out.write_record(cells)?;
            }
        }
        Ok(())
    });
    written?;
    dir.put(&name, out.flush().map_err(Into::into))
}

struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder, which must not be the bundle's own.
    fn ready(path: &Path, bundle: &Bundle) -> Result<Folder, ImportError> {
        let dir = Folder {
            path: path.to_owned(),
        };
        std::fs::create_dir_all(path).map_err(|error| dir.fault("", &error))?;
        let real = path.canonicalize().ok();
        if bundle
            .folder()
            .is_some_and(|own| own.canonicalize().ok() == real)
        {
            return Err(dir.fault(
                "",
                &"this is the bundle's own folder; name another with --rejects",
            ));
        }
        Ok(dir)
    }

    fn fault(&self, file: &str, why: &dyn std::fmt::Display) -> ImportError {
        ImportError::Rejects {
            path: self.path.join(file),
            why: why.to_string(),
        }
    }

    fn put<T>(&self, file: &str, done: csv::Result<T>) -> Result<T, ImportError> {
        done.map_err(|error| self.fault(file, &error))
    }

    /// Whether the file is one of ours: its last column is `error`. Other files are not touched.
    fn is_ours(&self, file: &str) -> io::Result<Option<bool>> {
        let input = match File::open(self.path.join(file)) {
            Ok(input) => input,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut header = Vec::new();
        io::Read::take(BufReader::new(input), 1 << 16).read_until(b'\n', &mut header)?;
        Ok(Some(header.trim_ascii_end().ends_with(b"error")))
    }

    fn create(
        &self,
        file: &str,
        separator: u8,
    ) -> Result<csv::Writer<BufWriter<File>>, ImportError> {
        match self.is_ours(file) {
            Ok(None | Some(true)) => {}
            Ok(Some(false)) => {
                return Err(self.fault(
                    file,
                    &"a file that is not of rejects stands there; name another folder with --rejects",
                ));
            }
            Err(error) => return Err(self.fault(file, &error)),
        }
        let out = File::create(self.path.join(file)).map_err(|error| self.fault(file, &error))?;
        Ok(csv::WriterBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_writer(BufWriter::new(out)))
    }

    fn remove(&self, file: &str) -> Result<(), ImportError> {
        match self.is_ours(file) {
            Ok(Some(true)) => {
                std::fs::remove_file(self.path.join(file)).map_err(|error| self.fault(file, &error))
            }
            Ok(None | Some(false)) => Ok(()),
            Err(error) => Err(self.fault(file, &error)),
        }
    }
}
