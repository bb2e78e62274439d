//! Is the server up? Asked of its socket and of /proc, never of a file that may be stale.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use anyhow::{Result, bail};

use super::place::{Place, USER};

/// What a server says to a newcomer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Health {
    Ready,
    /// Starting, recovering or stopping.
    Busy,
    /// Nobody listens.
    Down,
}

/// Knocks at the socket and hears the first answer.
///
/// # Errors
/// Somebody listens there who does not know our user.
pub(super) fn health(place: &Place) -> Result<Health> {
    let Ok(socket) = UnixStream::connect(place.socket()) else {
        return Ok(Health::Down);
    };
    match knock(socket) {
        // The server went away while we spoke, or has no time for us.
        Err(_) => Ok(Health::Busy),
        Ok(None) => Ok(Health::Ready),
        Ok(Some(code)) if code == "57P03" => Ok(Health::Busy),
        // No connection free: it is up.
        Ok(Some(code)) if code.starts_with("53") => Ok(Health::Ready),
        Ok(Some(code)) => bail!(
            "the PostgreSQL at {} refuses us ({code})",
            place.socket().display()
        ),
    }
}

/// A start-up packet of protocol 3.0; `None` = let in, else the SQLSTATE of the refusal.
fn knock(mut socket: UnixStream) -> std::io::Result<Option<String>> {
    socket.set_read_timeout(Some(Duration::from_secs(5)))?;
    socket.set_write_timeout(Some(Duration::from_secs(5)))?;
    let mut packet = vec![0, 0, 0, 0, 0, 3, 0, 0];
    for word in [
        "user",
        USER,
        "database",
        "postgres",
        "application_name",
        "kabinet probe",
        "",
    ] {
        packet.extend_from_slice(word.as_bytes());
        packet.push(0);
    }
    let length = u32::try_from(packet.len()).unwrap_or_default();
    packet[..4].copy_from_slice(&length.to_be_bytes());
    socket.write_all(&packet)?;

    let mut head = [0; 5];
    socket.read_exact(&mut head)?;
    if head[0] != b'E' {
        socket.write_all(&[b'X', 0, 0, 0, 4])?;
        return Ok(None);
    }
    let mut body = Vec::new();
    socket.take(8192).read_to_end(&mut body)?;
    let code = body
        .split(|&byte| byte == 0)
        .find_map(|field| field.strip_prefix(b"C"))
        .map(|code| String::from_utf8_lossy(code).into_owned());
    Ok(Some(code.unwrap_or_default()))
}

/// The living processes of the cluster `name`. It stands in the command line of each of them, which everybody may
/// read; a dead one that nobody buried has none.
pub(super) fn processes(name: &str) -> Vec<u32> {
    std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let is_postgres = std::fs::read_to_string(entry.path().join("comm"))
                .ok()?
                .starts_with("postgres");
            let line = std::fs::read(entry.path().join("cmdline")).ok()?;
            (is_postgres && String::from_utf8_lossy(&line).contains(name)).then_some(pid)
        })
        .collect()
}
