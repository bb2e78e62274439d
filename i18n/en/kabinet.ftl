### Messages of Kabinet. Sections by capability; a key starts with its section's name.

## General
product = Customer portal
skip-to-content = Skip to content
language-other = Русский
text-large = Large text
text-normal = Normal text
nav-label = Sections
nav-menu = Menu
nav-home = Home
nav-readings = Readings
nav-bills = Bills and payment
nav-appeals = Appeals
nav-help = Help
nav-profile = Profile
nav-sign-out = Sign out
nav-sign-in = Sign in
nav-sign-up = Register
your-accounts = Your accounts:
demo-banner = Demonstration: the data are invented, no money is taken.
demo-label = Demonstration
demo-mail-link = Letters
back = Back
cancel = Cancel
optional = (optional)
error-title-prefix = Error:
error-summary = Check what you entered
show-password = Show password
hide-password = Hide password
footer-contacts = Contacts
footer-faq = Questions and answers
footer-terms = Terms
footer-privacy = Personal data
footer-cookies = Cookies
footer-accessibility = Accessibility
footer-version = Kabinet { $version }

## Dates and counts
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-of = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-long = { $day } { $month } { $year }
date-day = { $day } { $month }
period = { $month } { $year }
days-left = { $n ->
    [one] { $n } day left
   *[other] { $n } days left
}
wait-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
wait-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
wait-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}

## Error pages
error-404-title = Page not found
error-404-text = The address is wrong, or the page is gone. If a link on this site brought you here, call us.
error-403-title = Request refused
error-403-text = The request came from another site, so we did not carry it out. Open the portal and do it there.
error-410-title = This link no longer works
error-410-text = The link was used already or has expired. Nothing is lost: ask for a new one.
error-429-title = Too many tries
error-429-text = Wait { $wait } and try again. Nothing is lost.
error-500-title = Something broke on our side
error-500-text = We can see it in our log. What you entered was not saved: try again in a few minutes. If you need help, call us and name operation { $id }.
error-503-title = The portal is not available now
error-503-text = Try again in a minute. What you sent before is kept.
error-405-title = This page does not open this way
error-405-text = Start from the home page.
error-413-title = The request is too large
error-413-text = Shorten the text or the files and send it again.
error-422-title = The form could not be read
error-422-text = Open the page again and repeat.
error-go-home = To the home page
error-operation = Operation number: { $id }

## Letters: general
letter-greeting = Hello { $name },
letter-greeting-nobody = Hello,
letter-link-words = Or copy this address into your browser:
letter-never-ask = We never ask for passwords, codes or card data. If this letter looks odd, open the portal yourself:
letter-phone = Phone: { $phone }

## Сообщения после действия / after an action
flash-signed-out = You have signed out

## identity

## accounts

## home

## readings

## bills

## payments
payments-description = Payment No. { $number }: for accounts { $accounts }
payments-state-pending = Waiting for the bank
payments-state-succeeded = Paid
payments-state-canceled = Failed
payments-state-part-refunded = Partly refunded
payments-state-refunded = Refunded
payments-state-unknown = Asking the bank
payments-why-by-payer = You cancelled the payment on the bank’s page.
payments-why-bank-silent = The bank did not answer, and the payment did not begin.
payments-why-funds = There was not enough money on the card.
payments-why-3ds = The confirmation code was wrong.
payments-why-no-3ds = The card has no confirmation by code (3-D Secure); the bank takes no payment without it.
payments-why-expired = The time to pay ran out.
payments-why-card-expired = The card has expired.
payments-why-card-wrong = The card’s number or code was wrong.
payments-why-limit = The bank that issued the card limits such payments.
payments-why-declined = The bank declined the payment. The bank that issued the card knows why.
payments-receipt = Fiscal receipt
payments-receipt-registered = sent
payments-receipt-pending = being made
payments-receipt-failed = could not be made, we are looking into it
payments-receipt-none = none is issued
payments-supplier = Supplier
payments-supplier-account = Account { $number }
payments-sum = Amount
payments-date = Date
payments-state = State
payments-number = Payment
payments-way = How it was paid
payments-total-fee = Total, fee ₽0
payments-pay = Pay
payments-method-card = By bank card: you enter the card on the bank’s page
payments-new-title = Payment
payments-new-amounts = How much to pay each supplier
payments-new-owed = We filled in what is due, { $sum } in all. You can change it; leave a field empty or enter 0 to pay nothing now.
payments-new-nothing-owed = Nothing is due. You can pay in advance: enter an amount for the supplier you choose.
payments-new-debt = Due { $sum }
payments-new-overpaid = Overpaid { $sum }
payments-new-folded = { $n ->
    [one] { $n } more account without debt
   *[other] { $n } more accounts without debt
}
payments-new-method = How to pay
payments-new-receipt = Where to send the fiscal receipt
payments-new-by-email = By e-mail
payments-new-email = E-mail for the receipt
payments-new-by-sms = By SMS
payments-new-phone = Phone for the receipt
payments-new-rules = I accept the
payments-new-rules-link = payment rules
payments-new-send = Check the payment
payments-new-not-yet = No money is taken yet
payments-error-amount = Enter an amount from 1 to 500,000 ₽
payments-error-total = One payment can be from 1 to 500,000 ₽ in all. Enter an amount from 1 to 500,000 ₽
payments-error-kopecks = Enter the amount with at most two digits of kopecks, for example 1234.56
payments-error-ambiguous = The amount can be read two ways. Enter it without a thousands separator, for example 1234.56
payments-error-nothing = Enter an amount for at least one supplier
payments-error-method = Choose how to pay
payments-error-channel = Choose where to send the fiscal receipt
payments-error-email = Enter the e-mail for the receipt
payments-error-phone = Enter the phone for the receipt
payments-error-rules = Tick that you accept the payment rules
payments-error-form = The form was out of date and no payment was started. Check the amounts and send it again
payments-error-date = Enter day, month and year, for example 27.03.2026
payments-error-reversed = The period ends before it begins. Swap the dates
payments-off-title = Payment in the portal is not available yet
payments-off-text = You can pay without it:
payments-off-qr = by the QR code on your bill, in your bank’s app;
payments-off-requisites = by the supplier’s bank details on the bill, at any bank or post office.
payments-off-bills = Open bills
payments-off-details = Account details
payments-check-title = Check the payment
payments-check-caption = Amounts by supplier
payments-check-payee = Payee: { $payee }
payments-check-advance = { $sum } more than is due stays as an advance
payments-check-collector = Payee
payments-check-collector-text = { $name } receives the whole sum and passes it on to the suppliers
payments-check-receipt = Fiscal receipt goes
payments-check-email = to { $to }
payments-check-sms = by SMS to { $to }
payments-check-method = How you pay
payments-check-pay = Pay { $sum }
payments-check-next = The bank’s page will open
payments-check-edit = Change
payments-show-title = Payment No. { $number }
payments-show-paid = Paid { $sum }
payments-show-failed = The payment failed
payments-show-waiting = Waiting for the bank
payments-show-review = What the bank told us of this payment does not match our records. Our staff are looking into it and you need to do nothing. Do not pay again until we are done.
payments-show-waiting-text = The bank has not told us yet that it has the money. If you have paid, wait and refresh the page: you need not pay again. If you have not, continue the payment.
payments-show-unknown-text = The bank has not answered yet. We will ask it again ourselves and write to you. No money was taken: paying begins only on the bank’s page.
payments-show-continue = Continue the payment
payments-show-refresh = Refresh
payments-show-not-taken = No money was taken.
payments-show-again = Try again
payments-show-account = To the account
payments-show-paid-text = What is due in the portal has gone down already. The suppliers will show this payment on the next bill. We sent you a letter about it.
payments-show-done = Done
payments-show-started = Started
payments-show-ended = Ended
payments-show-paid-at = Paid
payments-history-title = Payments
payments-history-link = All payments
payments-history-here = Paid in the portal
payments-history-by-supplier = By supplier
payments-history-empty = No payments in this period.
payments-acknowledged = counted by the supplier
payments-period = Period
payments-period-3m = Three months
payments-period-6m = Six months
payments-period-12m = A year
payments-period-custom = Other, by dates
payments-period-from = From
payments-period-to = To
payments-period-show = Show
payments-way-here = By card in the portal
payments-way-told = As told by the supplier
payments-way-bank = At a bank
payments-way-cash = In cash
payments-way-refund = Refund
payments-way-correction = Supplier’s correction
payments-letter-number = Payment No.
payments-letter-date = Date and time
payments-letter-part = { $supplier }, account { $number }
payments-letter-total = Total
payments-letter-receipt = The fiscal receipt goes to
payments-letter-reason = Reason
payments-letter-paid-subject = Payment received: { $sum }
payments-letter-paid-text = Your payment has been received; what is due in the portal has gone down already.
payments-letter-paid-link = Open the payment
payments-letter-failed-subject = The payment failed
payments-letter-failed-text = No money was taken. Try again or pay with another card.
payments-letter-failed-link = Open the payment and try again
bank-name = Demo bank
bank-title = Card payment
bank-sum = To pay
bank-payee = Payee
bank-for = Purpose
bank-cards = No real card is needed and no money is taken. These cards work:
bank-card-good = the payment passes, the code is 1234
bank-card-declined = the bank declines
bank-card-no-3ds = no 3-D Secure, the bank declines
bank-card-number = Card number
bank-expiry = Month and year
bank-expiry-hint = Any in the future, for example 12/30
bank-cvc = CVC2/CVV2
bank-cvc-hint = Three digits from the back, any here
bank-pay = Pay { $sum }
bank-card-unknown = The demo bank has no such card. Enter one of the cards named above
bank-expiry-past = The card has expired. Enter a month and year in the future
bank-expiry-wrong = Enter the month and year in two digits each, for example 12/30
bank-cvc-wrong = Enter the three digits of CVC2/CVV2
bank-code-title = Confirm the payment
bank-code-sent = The code for card •• { $tail } would come to you by SMS.
bank-code = Code from the SMS
bank-code-hint = In the demo bank it is always 1234
bank-code-send = Confirm the payment
bank-code-wrong = { $left ->
    [one] Wrong code. { $left } try left
   *[other] Wrong code. { $left } tries left
}

## support

## demo
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones
