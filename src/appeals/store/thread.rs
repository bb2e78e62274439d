//! Messages of an appeal and their files.

use crate::appeals::files::Kept;
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

/// Who wrote.
#[derive(Clone, Copy, Debug)]
pub enum Author<'a> {
    Resident,
    Staff(Uuid, &'a str),
}

#[derive(Clone, Debug)]
pub struct Message {
    pub id: Uuid,
    pub from_staff: bool,
    /// The clerk's name, for the staff alone.
    pub staff_name: String,
    pub text: String,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct File {
    pub id: Uuid,
    pub message_id: Uuid,
    pub stored: String,
    pub name: String,
    pub media: String,
    pub bytes: i64,
}

/// The messages, oldest first.
pub async fn messages(db: &mut PgConnection, appeal: Uuid) -> sqlx::Result<Vec<Message>> {
    sqlx::query_as!(
        Message,
        "select id, author = 'staff' as \"from_staff!\", staff_name, text, created_at as at
         from appeal_message where appeal_id = $1 order by created_at, id",
        appeal
    )
    .fetch_all(db)
    .await
}

/// How many messages there are: whoever answers saw so many.
pub async fn count(db: &mut PgConnection, appeal: Uuid) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        "select count(*) as \"n!\" from appeal_message where appeal_id = $1",
        appeal
    )
    .fetch_one(db)
    .await
}

/// Files of all messages of an appeal.
pub async fn files(db: &mut PgConnection, appeal: Uuid) -> sqlx::Result<Vec<File>> {
    sqlx::query_as!(
        File,
        "select id, message_id, stored, name, media, bytes
         from appeal_file where appeal_id = $1 order by message_id, position",
        appeal
    )
    .fetch_all(db)
    .await
}

/// One file of this appeal.
pub async fn file(db: &mut PgConnection, appeal: Uuid, id: Uuid) -> sqlx::Result<Option<File>> {
    sqlx::query_as!(
        File,
        "select id, message_id, stored, name, media, bytes
         from appeal_file where appeal_id = $1 and id = $2",
        appeal,
        id
    )
    .fetch_optional(db)
    .await
}

/// Writes a message with its files; false when its form wrote one before.
pub async fn write(
    db: &mut PgConnection,
    appeal: Uuid,
    form_id: Uuid,
    author: Author<'_>,
    text: &str,
    at: DateTime<Utc>,
) -> sqlx::Result<Option<Uuid>> {
    let (kind, staff, name) = match author {
        Author::Resident => ("resident", None, ""),
        Author::Staff(id, name) => ("staff", Some(id), name),
    };
    sqlx::query_scalar!(
        "insert into appeal_message (appeal_id, form_id, author, staff_id, staff_name, text, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint appeal_message_form_key do nothing
         returning id",
        appeal,
        form_id,
        kind,
        staff,
        name,
        text,
        at
    )
    .fetch_optional(db)
    .await
}

/// Writes the row of a kept file.
pub async fn attach(
    db: &mut PgConnection,
    appeal: Uuid,
    message: Uuid,
    position: i16,
    file: &Kept,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into appeal_file (message_id, appeal_id, stored, name, media, bytes, sha256, position)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        message,
        appeal,
        file.stored,
        file.name,
        file.media.mime(),
        file.bytes,
        file.sha256,
        position
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Those of `stored` that no row names.
pub async fn without_row(db: &mut PgConnection, stored: &[String]) -> sqlx::Result<Vec<String>> {
    sqlx::query_scalar!(
        "select kept.stored as \"stored!\" from unnest($1::text[]) as kept (stored)
         where not exists (select 1 from appeal_file f where f.stored = kept.stored)",
        stored
    )
    .fetch_all(db)
    .await
}
