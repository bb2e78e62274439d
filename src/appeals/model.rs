//! Rules of appeals: states and what moves them, topics and answer times, names of files.

use super::media::Media;
use chrono::{Days, NaiveDate};

/// The longest text of a message, in characters.
pub const TEXT: usize = 4000;
/// The longest topic in one's own words, in characters.
pub const TOPIC: usize = 100;
/// The longest name of somebody who asks without an account, in characters.
pub const NAME: usize = 100;
/// The longest sentence beside a mark, in characters.
pub const RATING: usize = 1000;
/// Files of one message.
pub const FILES: usize = 5;
/// The longest name of a file, in characters with its ending.
const FILE_NAME: usize = 100;

/// How far an appeal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    New,
    InProgress,
    /// We asked something back.
    Waiting,
    Answered,
    Closed,
}

impl State {
    pub const ALL: [State; 5] = [
        State::New,
        State::InProgress,
        State::Waiting,
        State::Answered,
        State::Closed,
    ];
    pub fn code(self) -> &'static str {
        match self {
            State::New => "new",
            State::InProgress => "in_progress",
            State::Waiting => "waiting",
            State::Answered => "answered",
            State::Closed => "closed",
        }
    }
    pub fn parse(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
    /// As stored; the column's CHECK knows no other.
    pub fn of(code: &str) -> State {
        State::parse(code).unwrap_or(State::New)
    }
    /// The time to answer runs: we owe something.
    pub fn is_ours(self) -> bool {
        matches!(self, State::New | State::InProgress)
    }
    /// After the resident wrote: it is ours again, also when it was closed.
    pub fn after_message(self) -> State {
        match self {
            State::New => State::New,
            _ => State::InProgress,
        }
    }
    /// Whether a word of the resident makes a new time to answer begin.
    pub fn begins_anew(self) -> bool {
        matches!(self, State::Answered | State::Closed)
    }
    /// Whether the resident may ask to open it again.
    pub fn can_reopen(self) -> bool {
        self.begins_anew()
    }
}

/// The topics we offer. A person may send his own words instead.
pub const TOPICS: [&str; 8] = [
    "bill",
    "payment",
    "recalculation",
    "readings",
    "meter",
    "quality",
    "details",
    "other",
];

/// Within how many days a topic is answered.
///
/// 30 days is what the law leaves for written appeals (59-ФЗ, ст. 12). A complaint about the quality of
/// a service: 3 (ПП РФ 354, п. 31: three working days). Money and meters: 10, our own promise, so
/// that the answer comes before the next bill.
pub fn answer_days(topic: &str) -> u64 {
    match topic {
        "quality" => 3,
        "bill" | "payment" | "recalculation" | "readings" | "meter" => 10,
        _ => 30,
    }
}

/// The day by which an appeal of this topic, written `today`, is answered.
pub fn due_on(topic: &str, today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(Days::new(answer_days(topic)))
        .unwrap_or(today)
}

/// Several lines as typed: line ends of one kind, no other control characters, nothing around it.
pub fn text(typed: &str) -> String {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    kept.trim().to_owned()
}

/// One line as typed, with single spaces.
pub fn line(typed: &str) -> String {
    let kept: String = typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a file is called here: the last step of the path that came, without anything that cannot be
/// seen, and with an ending that tells the truth.
pub fn file_name(sent: &str, media: Option<Media>) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|c| !c.is_control() && !is_hidden(*c))
        .map(|c| if "\"<>|:*?".contains(c) { '_' } else { c })
        .collect();
    let kept = line(&kept);
    let kept = kept.trim_matches(['.', ' ']);
    let kept = if kept.is_empty() { "file" } else { kept };
    let (stem, ending) = match kept.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => (kept, ""),
    };
    let Some(media) = media else {
        return kept.chars().take(FILE_NAME).collect();
    };
    let known = media
        .endings()
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending));
    let (stem, ending) = match known {
        true => (stem, ending),
        false => (kept, media.endings()[0]),
    };
    let room = FILE_NAME - 1 - ending.chars().count();
    let stem: String = stem.chars().take(room).collect();
    format!("{stem}.{ending}")
}

/// Marks that turn the direction of writing or take no room: they hide a name's true ending.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_resident_makes_an_appeal_ours_again() {
        assert_eq!(State::New.after_message(), State::New);
        for state in [State::Waiting, State::Answered, State::Closed] {
            assert_eq!(state.after_message(), State::InProgress);
        }
        assert!(State::Closed.begins_anew() && !State::Waiting.begins_anew());
    }

    #[test]
    fn a_name_of_a_file_loses_its_path_and_its_tricks() {
        let name = |sent| file_name(sent, Some(Media::Pdf));
        assert_eq!(name("Акт.pdf"), "Акт.pdf");
        assert_eq!(name("../../etc/passwd"), "passwd.pdf");
        assert_eq!(name("C:\\Users\\a\\Акт.PDF"), "Акт.PDF");
        assert_eq!(name("bill.exe"), "bill.exe.pdf");
        assert_eq!(name("a\r\nSet-Cookie: x=1.pdf"), "aSet-Cookie_ x=1.pdf");
        assert_eq!(name("\u{202e}fdp.exe"), "fdp.exe.pdf");
        assert_eq!(name(""), "file.pdf");
        assert_eq!(name(".."), "file.pdf");
        assert_eq!(name(".htaccess"), "htaccess.pdf");
        assert_eq!(name(&"я".repeat(300)).chars().count(), 100);
        assert_eq!(file_name("x/<b>.svg", None), "_b_.svg");
    }

    #[test]
    fn text_keeps_its_lines_and_loses_control_characters() {
        assert_eq!(
            text(" Добрый день!\r\n\u{7}Вопрос \n"),
            "Добрый день!\nВопрос"
        );
        assert_eq!(line(" Анна\r\nBcc:  x "), "Анна Bcc: x");
    }

    #[test]
    fn answers_are_due_by_topic() {
        let day: NaiveDate = "2026-11-22".parse().unwrap();
        assert_eq!(due_on("bill", day), "2026-12-02".parse().unwrap());
        assert_eq!(due_on("own words", day), "2026-12-22".parse().unwrap());
        assert_eq!(due_on("quality", day), "2026-11-25".parse().unwrap());
    }
}
