//! Files of appeals: what is taken, what is refused, how they are given out.

use super::appeals::{FIELDS, household};
use super::support::{Client, Portal, Reply};
use axum::http::StatusCode;
use sqlx::PgPool;
use std::io::Write;
use std::path::Path;
use uuid::Uuid;
use zip::write::SimpleFileOptions;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n";

async fn send(client: &mut Client, files: &[(&str, &[u8])]) -> Reply {
    client.upload("/appeals/new", &FIELDS, files).await
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn files_in(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |entries| {
        entries
            .filter(|e| e.as_ref().unwrap().path().is_file())
            .count()
    })
}

fn folder(portal: &Portal) -> std::path::PathBuf {
    portal.app.config.storage.data_dir.join("appeals")
}

#[sqlx::test]
async fn files_are_kept_outside_and_given_for_download_alone(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let note = "Показания: 74,123".as_bytes();
    let sent = send(
        &mut anna,
        &[("Акт сверки.pdf", PDF), ("../../etc/cron.d/note", note)],
    )
    .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = anna.follow(sent).await;
    assert_eq!(page.texts(".files a"), ["Акт сверки.pdf", "note.txt"]);
    assert_eq!(files_in(&folder(&portal)), 2);
    assert_eq!(files_in(&folder(&portal).join("incoming")), 0);
    let links = page.attributes(".files a", "href");
    let file = anna.get(&links[0]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.body.as_bytes(), PDF);
    let header = |name: &str| file.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/pdf");
    assert!(header("content-disposition").starts_with("attachment; filename=\""));
    assert!(header("content-disposition").ends_with(
        "filename*=UTF-8''%D0%90%D0%BA%D1%82%20%D1%81%D0%B2%D0%B5%D1%80%D0%BA%D0%B8.pdf"
    ));
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    assert_eq!(
        file.headers
            .get_all("content-security-policy")
            .iter()
            .count(),
        1
    );
    let stored: String =
        sqlx::query_scalar("select stored from appeal_file where name = 'note.txt'")
            .fetch_one(&portal.db)
            .await
            .unwrap();
    assert!(
        Uuid::try_parse(&stored).is_ok(),
        "nothing of its name: {stored}"
    );
}

#[sqlx::test]
async fn a_file_is_given_to_its_author_alone(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let page = send(&mut anna, &[("a.pdf", PDF)]).await;
    let page = anna.follow(page).await;
    let link = page.attribute(".files a", "href");
    let (boris_id, mut boris) = portal.customer("boris@example.org").await;
    portal.link(boris_id, super::appeals::ACCOUNT).await;
    assert_eq!(boris.get(&link).await.status, StatusCode::NOT_FOUND);
    let mine = boris
        .post("/appeals/new", &FIELDS)
        .await
        .location()
        .unwrap();
    let file = link.rsplit('/').next().unwrap();
    let through = boris.get(&format!("{mine}/files/{file}")).await;
    assert_eq!(
        through.status,
        StatusCode::NOT_FOUND,
        "not through an appeal of one's own"
    );
    assert_eq!(
        portal.visitor().get(&link).await.status,
        StatusCode::SEE_OTHER
    );
    let odd = anna
        .get(&format!("{}/files/..%2F..%2Fetc%2Fpasswd", page.path))
        .await;
    assert_eq!(odd.status, StatusCode::NOT_FOUND);
}

#[sqlx::test]
async fn what_is_no_document_is_refused_and_the_words_stay(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let zeros = vec![b' '; 30 * 1024 * 1024];
    let bomb = archive(&[types, ("word/document.xml", &zeros)]);
    let plain_zip = archive(&[("a.txt", b"hi")]);
    let macros = archive(&[
        types,
        ("word/document.xml", b"x"),
        ("word/vbaProject.bin", b"x"),
    ]);
    let mut wide = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    wide.extend(20_000_u32.to_be_bytes());
    wide.extend(20_000_u32.to_be_bytes());
    wide.extend(b"\x08\x02\0\0\0\0\0\0\0");
    let half_page = [PDF, b"<script>alert(1)</script>"].concat();
    let cases: [(&str, &[u8], &str); 11] = [
        (
            "bill.pdf",
            b"<!doctype html><script>alert(1)</script>",
            "не принимаем",
        ),
        (
            "x.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            "не принимаем",
        ),
        ("page.html", b"<html></html>", "не принимаем"),
        ("x.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0", "не принимаем"),
        ("all.zip", &plain_zip, "не принимаем"),
        ("text.txt", b"NUL \0 in it", "не принимаем"),
        ("letter.docx", &bomb, "велик внутри"),
        ("macros.docx", &macros, "макросы"),
        ("wide.png", &wide, "велик внутри"),
        ("half.pdf", &half_page, "повреждён"),
        ("empty.pdf", b"", "пустой"),
    ];
    for (name, content, why) in cases {
        let reply = send(&mut anna, &[(name, content)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let sentence = reply.error("files").unwrap();
        assert!(
            sentence.contains(name) && sentence.contains(why),
            "{name}: {sentence}"
        );
        assert_eq!(reply.text("#text"), FIELDS[3].1, "what was typed stays");
        assert_eq!(
            reply.attribute("#supplier option[selected]", "value"),
            "okt"
        );
    }
    assert_eq!(portal.count("select count(*) from appeal").await, 0);
    assert_eq!(
        files_in(&folder(&portal)) + files_in(&folder(&portal).join("incoming")),
        0
    );
}

#[sqlx::test]
async fn a_file_that_is_too_large_or_one_too_many_gets_a_sentence(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let mut large = PDF.to_vec();
    large.resize(11 * 1024 * 1024, b' ');
    let reply = send(&mut anna, &[("large.pdf", &large), ("small.pdf", PDF)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.error("files").unwrap().contains("больше 10 МБ"));
    assert_eq!(reply.text("#text"), FIELDS[3].1);
    assert!(reply.body.contains("выберите ещё раз"));
    let six: Vec<(&str, &[u8])> = vec![("a.pdf", PDF); 6];
    let reply = send(&mut anna, &six).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.error("files").unwrap().contains("не больше 5 файлов"));
    let sent = send(&mut anna, &six[..5]).await;
    assert_eq!(anna.follow(sent).await.texts(".files a").len(), 5);
    large.resize(40 * 1024 * 1024, b' ');
    let flood: Vec<(&str, &[u8])> = vec![("a.pdf", &large); 3];
    let reply = send(&mut anna, &flood).await;
    assert_eq!(
        reply.status,
        StatusCode::PAYLOAD_TOO_LARGE,
        "a body without end is given up"
    );
    assert_eq!(files_in(&folder(&portal).join("incoming")), 0);
    let text = "x".repeat(300 * 1024);
    let reply = anna.upload("/appeals/new", &[("text", &text)], &[]).await;
    assert_eq!(
        reply.status,
        StatusCode::PAYLOAD_TOO_LARGE,
        "typed fields have their own limit"
    );
}

#[sqlx::test]
async fn a_reply_brings_files_too_and_a_form_without_any_is_no_fault(db: PgPool) {
    let (_, _, mut anna) = household(db).await;
    let sent = anna.upload("/appeals/new", &FIELDS, &[("", b"")]).await;
    assert_eq!(
        sent.status,
        StatusCode::SEE_OTHER,
        "browsers send an empty nameless part"
    );
    let page = anna.follow(sent).await;
    assert!(!page.has(".files"));
    let path = format!("{}/messages", page.path);
    let reply = anna
        .upload(&path, &[("text", "Вот акт")], &[("act.PDF", PDF)])
        .await;
    let page = anna.follow(reply).await;
    assert_eq!(page.texts(".files a"), ["act.PDF"]);
    let refused = anna
        .upload(&path, &[("text", "И ещё")], &[("a.svg", b"<svg/>")])
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.text("#text"), "И ещё");
}

#[sqlx::test]
async fn a_broken_form_is_refused(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let nul = anna.upload("/appeals/new", &[("text", "a\0b")], &[]).await;
    assert_eq!(nul.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut fields = FIELDS.to_vec();
    fields[3] = ("text", "a\0b");
    let nul = anna.post("/appeals/new", &fields).await;
    assert_eq!(nul.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(portal.count("select count(*) from appeal").await, 0);
}

#[sqlx::test]
async fn files_without_a_row_are_swept_after_a_day(db: PgPool) {
    let (portal, _, mut anna) = household(db).await;
    let sent = send(&mut anna, &[("a.pdf", PDF)]).await;
    let page = anna.follow(sent).await;
    let orphan = folder(&portal).join(Uuid::new_v4().simple().to_string());
    let left = folder(&portal).join("incoming").join("left");
    let other = folder(&portal).join("README");
    for path in [&orphan, &left, &other] {
        std::fs::write(path, b"x").unwrap();
    }
    kabinet::appeals::jobs::clean(&portal.app).await.unwrap();
    assert!(
        orphan.exists() && left.exists(),
        "they may still be on their way"
    );
    // The disk's clock is the machine's, the portal's may be another.
    portal.clock.set("2099-01-01T00:00:00Z".parse().unwrap());
    kabinet::appeals::jobs::clean(&portal.app).await.unwrap();
    assert!(!orphan.exists() && !left.exists());
    assert!(other.exists(), "what is none of ours stays");
    portal.clock.set(super::support::usual_now());
    assert_eq!(
        anna.get(&page.attribute(".files a", "href")).await.status,
        StatusCode::OK
    );
}
