//! `kabinet staff`: the only way to become staff.

use super::database::{Database, Tables};
use super::{Failure, Outcome, Settings, build_app, say, serve};
use crate::app::App;
use crate::base::{Clock, Email};
use crate::staff::Role;
use crate::staff::actions::manage::{self, Refused};
use crate::web::AppError;
use anyhow::anyhow;

#[derive(clap::Subcommand)]
pub(super) enum Staff {
    /// Add a member of staff; prints the one-time link (48 hours) by which he sets his password
    #[command(
        after_help = "Example:\n  kabinet staff add anna@example.org --role operator --name \"Anna Ivanova\"\n\nRoles: operator answers residents, billing works with money and readings, content with texts;\nsupervisor may do all of this and reads the audit trail; admin looks after staff."
    )]
    Add {
        #[arg(value_parser = email)]
        email: Email,
        #[arg(long, value_enum)]
        role: RoleName,
        /// What pages call him; his e-mail where it is left out
        #[arg(long, default_value = "")]
        name: String,
        #[command(flatten)]
        settings: Settings,
    },
    /// Everybody: e-mail, role, state, last sign-in
    #[command(after_help = "Example:\n  kabinet staff list")]
    List {
        #[command(flatten)]
        settings: Settings,
    },
    /// Lock a member out: his sessions and links end at once
    #[command(after_help = "Example:\n  kabinet staff disable anna@example.org")]
    Disable {
        #[arg(value_parser = email)]
        email: Email,
        #[command(flatten)]
        settings: Settings,
    },
    /// A new one-time link, for a forgotten password or after `disable`; sessions end
    #[command(
        after_help = "Example:\n  kabinet staff link anna@example.org --reset-second-factor     the phone is lost too"
    )]
    Link {
        #[arg(value_parser = email)]
        email: Email,
        /// Forget device and recovery codes: the next sign-in sets up a new device
        #[arg(long)]
        reset_second_factor: bool,
        #[command(flatten)]
        settings: Settings,
    },
}

/// Roles as they are typed.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum RoleName {
    Operator,
    Billing,
    Content,
    Supervisor,
    Admin,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Role {
        match name {
            RoleName::Operator => Role::Operator,
            RoleName::Billing => Role::Billing,
            RoleName::Content => Role::Content,
            RoleName::Supervisor => Role::Supervisor,
            RoleName::Admin => Role::Admin,
        }
    }
}

fn email(typed: &str) -> Result<Email, String> {
    Email::parse(typed).map_err(|error| error.to_string())
}

impl Staff {
    fn settings(&self) -> &Settings {
        match self {
            Staff::Add { settings, .. }
            | Staff::List { settings }
            | Staff::Disable { settings, .. }
            | Staff::Link { settings, .. } => settings,
        }
    }

    pub async fn run(self) -> Outcome {
        let config = self.settings().load()?;
        let database = Database::open(&config, Tables::Current, &serve::stop_on_signal()?).await?;
        let done = async {
            let app = build_app(database.pool.clone(), config, Clock::system()).await?;
            self.perform(&app).await
        }
        .await;
        database.close().await?;
        done
    }

    async fn perform(self, app: &App) -> Outcome {
        match self {
            Staff::Add {
                email, role, name, ..
            } => {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                let link = manage::add(app, &email, &name, role.into()).await;
                let link = link.map_err(|refused| failure(refused, &email))?;
                say(&link)?;
            }
            Staff::Link {
                email,
                reset_second_factor,
                ..
            } => {
                let link = manage::link(app, &email, reset_second_factor).await;
                let link = link.map_err(|refused| failure(refused, &email))?;
                say(&link)?;
            }
            Staff::Disable { email, .. } => {
                let done = manage::disable(app, &email).await;
                done.map_err(|refused| failure(refused, &email))?;
                say(&format!("{email} is locked out"))?;
            }
            Staff::List { .. } => list(app).await?,
        }
        Ok(())
    }
}

/// A line a member, columns parted by tabs.
async fn list(app: &App) -> Outcome {
    let members = manage::list(app).await.map_err(broken)?;
    for member in members {
        let state = match (member.disabled_at, member.has_password, member.has_factor) {
            (Some(_), ..) => "disabled",
            (None, false, _) => "waits for a password",
            (None, true, false) => "waits for a second factor",
            (None, true, true) => "active",
        };
        let last = member.last_sign_in_at.map_or("never".to_owned(), |at| {
            at.format("%Y-%m-%d %H:%MZ").to_string()
        });
        say(&format!(
            "{}\t{}\t{state}\t{last}\t{}",
            member.email, member.role, member.name
        ))?;
    }
    Ok(())
}

fn failure(refused: Refused, email: &Email) -> Failure {
    match refused {
        Refused::Known => Failure::Fault(anyhow!(
            "{email} is staff already; `kabinet staff link {email}` prints a new link"
        )),
        Refused::Unknown => Failure::Fault(anyhow!(
            "{email} is not staff; `kabinet staff list` names everybody, `kabinet staff add` adds"
        )),
        Refused::Failed(error) => broken(error),
    }
}

fn broken(error: AppError) -> Failure {
    match error {
        AppError::Broken(error) => Failure::Fault(error),
        other => Failure::Fault(anyhow!("the database does not answer: {other:?}")),
    }
}
