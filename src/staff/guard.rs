//! Who of the staff is signed in, and what his role opens. A handler that takes [`Staff<R>`] cannot be
//! reached without.

use super::model::{self, Role};
use super::store::sessions;
use crate::app::App;
use crate::audit::{self, Actor, Entry};
use crate::base::token;
use crate::web::{AppError, ClientAddress, cookie};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use std::marker::PhantomData;
use uuid::Uuid;

/// A person of the staff who is signed in with both factors; what templates show of him.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Hash of this session's token, to leave it out when the others are ended.
    pub session: Vec<u8>,
}

impl Member {
    /// What the page calls him: his name, else his address.
    pub fn called(&self) -> &str {
        if self.name.is_empty() {
            &self.email
        } else {
            &self.name
        }
    }
}

/// Proof that a member of staff with role `R` asks. The matrix:
///
/// | marker | operator | billing | content | supervisor | admin | opens |
/// |---|---|---|---|---|---|---|
/// | [`role::Anyone`] | ✓ | ✓ | ✓ | ✓ | ✓ | the first page, one's own profile |
/// | [`role::Operator`] | ✓ | | | ✓ | | work with residents: appeals, callbacks |
/// | [`role::Billing`] | | ✓ | | ✓ | | money and readings |
/// | [`role::Content`] | | | ✓ | ✓ | | news, answers, texts |
/// | [`role::Residents`] | ✓ | ✓ | | ✓ | | households, with a reason; billing sees addresses masked |
/// | [`role::Approvers`] | | ✓ | | ✓ | ✓ | agreeing to a refund; sums and suppliers, no household |
/// | [`role::Supervisor`] | | | | ✓ | | what only the head of the shift may |
/// | [`role::Auditors`] | | | | ✓ | ✓ | the audit trail |
/// | [`role::Admin`] | | | | | ✓ | staff and settings; no resident's data |
///
/// Nobody signed in → 303 to the staff's sign-in page; a missing role → 403, written down as denied.
#[derive(Clone, Debug)]
pub struct Staff<R: role::Role> {
    member: Member,
    role: PhantomData<R>,
}

impl<R: role::Role> std::ops::Deref for Staff<R> {
    type Target = Member;
    fn deref(&self) -> &Member {
        &self.member
    }
}

impl<R: role::Role> Staff<R> {
    /// For the page's frame (`templates/admin.html` wants it as `staff`).
    pub fn into_member(self) -> Member {
        self.member
    }
}

/// What a handler may demand; see the matrix at [`Staff`].
pub mod role {
    use crate::staff::model::Role as Has;

    /// A set of roles, as a type.
    pub trait Role: Clone + std::fmt::Debug + Send + Sync + 'static {
        fn opens_to(role: Has) -> bool;
    }

    macro_rules! roles {
        ($($name:ident: $($role:ident)|+;)+) => { $(
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
            impl Role for $name {
                fn opens_to(role: Has) -> bool {
                    matches!(role, $(Has::$role)|+)
                }
            }
        )+ };
    }
    roles! {
        Anyone: Operator | Billing | Content | Supervisor | Admin;
        Operator: Operator | Supervisor;
        Billing: Billing | Supervisor;
        Content: Content | Supervisor;
        Residents: Operator | Billing | Supervisor;
        Approvers: Billing | Supervisor | Admin;
        Supervisor: Supervisor;
        Auditors: Supervisor | Admin;
        Admin: Admin;
    }
}

/// The cookie of staff sessions; residents have another.
pub(super) const COOKIE: &str = "staff_sid";

/// The hash under which the request's session is kept, if it brought one.
pub(super) fn brought(app: &App, headers: &HeaderMap) -> Option<[u8; 32]> {
    let value = cookie::read(app, headers, COOKIE)?;
    (!value.is_empty()).then(|| token::hash(&value))
}

impl<R: role::Role> FromRequestParts<App> for Staff<R> {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let member = match signed_in(app, &parts.headers).await? {
            Some(member) => member,
            None => return Err(AppError::SignIn),
        };
        if !R::opens_to(member.role) {
            deny(app, &member, parts).await?;
            return Err(AppError::NotYourRole);
        }
        Ok(Staff {
            member,
            role: PhantomData,
        })
    }
}

/// Who of the staff sends this, if anybody: for the sign-in page.
///
/// # Errors
/// No database.
pub(super) async fn signed_in(app: &App, headers: &HeaderMap) -> Result<Option<Member>, AppError> {
    let Some(hash) = brought(app, headers) else {
        return Ok(None);
    };
    let now = app.now();
    let mut db = app.db.acquire().await?;
    let found = sessions::full(&mut db, &hash, now - model::IDLE, now - model::ABSOLUTE).await?;
    let Some(found) = found else {
        return Ok(None);
    };
    if now - found.seen_at > model::TOUCH {
        sessions::touch(&mut db, &hash, now).await?;
    }
    Ok(Role::parse(&found.role).map(|role| Member {
        id: found.id,
        email: found.email,
        name: found.name,
        role,
        session: hash.to_vec(),
    }))
}

async fn deny(app: &App, member: &Member, parts: &Parts) -> Result<(), AppError> {
    let address = parts.extensions.get::<ClientAddress>();
    // The route, not the path: ids and tokens of others are not repeated here.
    let route = parts.extensions.get::<axum::extract::MatchedPath>();
    let route = route.map_or("/admin", |route| route.as_str());
    let mut db = app.db.acquire().await?;
    let entry = Entry {
        at: app.now(),
        actor: Actor::Staff(member.id),
        action: "staff.denied",
        object: ("page", format!("{} {route}", parts.method)),
        account: None,
        address: address.map(ToString::to_string),
        details: serde_json::json!({ "role": member.role.as_str() }),
    };
    audit::write(&mut db, entry).await?;
    Ok(())
}
