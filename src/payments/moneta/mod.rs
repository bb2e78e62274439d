//! MONETA.Assistant (НКО «МОНЕТА», PayAnyWay), DOMAIN 3.
//!
//! Nothing is asked of it and it answers no questions: the payer is sent to its page with a signed form,
//! and it calls us. What holds:
//! - only its signature proves a payment; who can read the payer's form cannot sign for it;
//! - its Check URL is answered from our books, so that a canceled or paid order is not paid again;
//! - the Pay URL is answered by a bare word: every kind of account takes it, and no answer of ours can be
//!   unreadable to it. Only where its cash register makes the чек (`payments.moneta.receipts`) the answer is
//!   the signed XML, because the lines of the чек have no other place;
//! - SUCCESS says that the shop has what was paid for: money that is not posted (another sum, a second
//!   operation, a payment that ended) hears FAIL, though a clerk sees it at once. MONETA then repeats for a
//!   day, lists the operation as one whose notice was not taken, and is told SUCCESS as soon as the clerk has
//!   decided. News of money that left us (canceled, given back) is only noted, so it hears SUCCESS;
//! - what it never tells of within `payments.moneta.window_hours` of its last question is given up, in words
//!   that promise nothing of the money; a late call or registry takes it to a clerk.

mod answer;
mod call;
mod receipt;
mod sign;

use crate::app::gateway::{
    Answer, Call, Claim, Created, Gateway, GatewayError, Method, News, Outcome, PayRequest,
    Private, ReceiptState, Reply, Standing,
};
use crate::app::outside;
use crate::config::{self, Secret};
use answer::Code;
use anyhow::Context;
use async_trait::async_trait;
use call::Said;
use chrono::Duration;
use receipt::Tax;
use reqwest::Url;

pub const NAME: &str = "moneta";

/// Ours, as MONETA knows it.
struct Shop {
    account: String,
    key: Secret,
    test: bool,
    command: config::CommandSigned,
}

/// The gateway `moneta`.
pub struct Moneta {
    shop: Shop,
    page: Url,
    window: Duration,
    /// None = its cash register makes no чек.
    receipts: Option<Tax>,
    client: reqwest::Client,
}

impl Moneta {
    /// # Errors
    /// `assistant_url` is no address; the system has no certificates to trust.
    pub fn new(config: &config::Moneta) -> anyhow::Result<Moneta> {
        Ok(Moneta {
            shop: Shop {
                account: config.account.clone(),
                key: config.integrity_key.clone(),
                test: config.test_mode,
                command: config.command_signed,
            },
            page: Url::parse(&config.assistant_url)
                .context("payments.moneta.assistant_url: write https://…")?,
            window: Duration::hours(config.window_hours.into()),
            receipts: config.receipts.then_some(Tax {
                vat: config.vat_tag,
                system: config.tax_system,
            }),
            client: outside::client()?,
        })
    }

    fn form(&self, request: &PayRequest) -> Url {
        let shop = &self.shop;
        let (transaction, amount) = (request.payment.to_string(), request.amount.plain());
        let test = if shop.test { "1" } else { "0" };
        // No MNT_SUBSCRIBER_ID: whose flat it is does not concern the bank.
        let signed = [
            shop.account.as_str(),
            &transaction,
            &amount,
            &request.currency,
            "",
            test,
        ];
        let back = request.return_url.as_str();
        let mut page = self.page.clone();
        page.query_pairs_mut()
            .append_pair("MNT_ID", &shop.account)
            .append_pair("MNT_TRANSACTION_ID", &transaction)
            .append_pair("MNT_AMOUNT", &amount)
            .append_pair("MNT_CURRENCY_CODE", &request.currency)
            .append_pair("MNT_TEST_MODE", test)
            .append_pair("MNT_DESCRIPTION", &request.description)
            .append_pair("MNT_SUCCESS_URL", back)
            .append_pair("MNT_INPROGRESS_URL", back)
            .append_pair("MNT_FAIL_URL", back)
            .append_pair("MNT_RETURN_URL", back)
            .append_pair("moneta.locale", "ru")
            .append_pair("MNT_SIGNATURE", &sign::signature(&signed, &shop.key));
        page
    }
}

#[async_trait]
impl Gateway for Moneta {
    fn name(&self) -> &'static str {
        NAME
    }
    fn methods(&self) -> &'static [Method] {
        &[Method::BankCard, Method::Sbp]
    }
    fn page_origin(&self) -> Option<String> {
        Some(self.page.origin().ascii_serialization())
    }
    fn pays_payees(&self) -> bool {
        false
    }
    fn window(&self) -> Duration {
        self.window
    }

    async fn create(
        &self,
        request: &PayRequest,
        _private: &Private,
    ) -> Result<Created, GatewayError> {
        Ok(Created {
            gateway_id: None,
            pay_url: Some(self.form(request).into()),
        })
    }
    async fn fetch(
        &self,
        _request: &PayRequest,
        _gateway_id: Option<&str>,
    ) -> Result<Answer, GatewayError> {
        Ok(Answer::CannotSay)
    }
    async fn check(&self) -> anyhow::Result<String> {
        let said = self.client.get(self.page.clone()).send().await;
        let status = said
            .map_err(reqwest::Error::without_url)
            .context("payments.moneta.assistant_url: no answer; check the address and the way out")?
            .status();
        anyhow::ensure!(
            !status.is_server_error() && status != reqwest::StatusCode::NOT_FOUND,
            "payments.moneta.assistant_url: HTTP {status}; check the address"
        );
        let mode = if self.shop.test { ", test mode" } else { "" };
        Ok(format!(
            "MONETA's page answers for account {}{mode}; whether the key is right shows the first payment",
            self.shop.account
        ))
    }

    fn read(&self, call: &Call, check: bool) -> Option<News> {
        // The cash register makes the чек after our answer and says nothing of it.
        match check {
            true => Some(Said::asked(&self.shop, call)?.check()),
            false => Said::paid(&self.shop, call)?.pay(ReceiptState::Elsewhere),
        }
    }
    /// A word that every account understands; the status is for people and proxies.
    fn refuse(&self) -> Reply {
        Reply {
            status: 403,
            ..answer::word("FAIL")
        }
    }
    fn is_borrowed(&self, claim: &Claim, request: &PayRequest) -> bool {
        call::is_borrowed(claim, request)
    }
    fn reply(&self, call: &Call, outcome: Outcome) -> Reply {
        let code = match outcome {
            Outcome::Done if self.receipts.is_none() => return answer::word("SUCCESS"),
            Outcome::Done => Code::Paid,
            Outcome::Refused if self.receipts.is_some() => Code::NotPayable,
            Outcome::Refused | Outcome::Later => return answer::word("FAIL"),
            Outcome::Standing(standing) => return self.stands(call, standing),
        };
        match Said::paid(&self.shop, call) {
            Some(said) => answer::xml(&self.shop, &said.transaction, code, &[]),
            None => answer::word("FAIL"),
        }
    }
    fn reply_paid(&self, call: &Call, request: &PayRequest) -> Reply {
        match (self.receipts, Said::paid(&self.shop, call)) {
            // Which of its lines a part goes back to is not told.
            (Some(tax), Some(said)) if said.amount == Some(request.amount) => {
                let lines = receipt::attributes(request, tax);
                answer::xml(&self.shop, &said.transaction, Code::Paid, &lines)
            }
            _ => self.reply(call, Outcome::Done),
        }
    }
}

impl Moneta {
    /// The answer of the Check URL.
    fn stands(&self, call: &Call, standing: Standing) -> Reply {
        let Some(said) = Said::asked(&self.shop, call) else {
            return answer::word("FAIL");
        };
        let code = match (standing, said.amount) {
            (Standing::Payable(ours), None) => Code::Sum(ours),
            (Standing::Payable(_), Some(_)) => Code::Payable,
            (Standing::Paid, _) => Code::Paid,
            (Standing::Processing, _) => Code::Processing,
            (Standing::NotPayable, _) => Code::NotPayable,
        };
        answer::xml(&self.shop, &said.transaction, code, &[])
    }
}

#[cfg(test)]
mod tests;
