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
filter-label = Period
filter-3m = Last 3 months
filter-6m = 6 months
filter-12m = A year
filter-custom = Other dates
filter-from = From
filter-to = To
filter-dates-hint = Day, month and year, for example 01.10.2018
filter-show = Show
filter-from-empty = Enter the first day of the period
filter-date-wrong = Enter the day, month and year in digits
filter-reversed = The last day is before the first one: swap them

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
flash-account-linked = The account is linked
flash-confirmed = Your address is confirmed and you are registered. Now sign in
flash-password-set = The password is changed. Sign in with the new one
flash-password-changed = The password is changed, sessions on other devices have ended
flash-saved = Your changes are saved

## identity
identity-sign-in-title = Sign in to the portal
identity-login = E-mail or account number
identity-login-hint = The old number from a paper bill works too, and so does a confirmed phone
identity-password = Password
identity-remember = Remember me on this device
identity-sign-in-send = Sign in
identity-forgot-link = Forgot your password?
identity-first-title = First time here?
identity-first-text = It takes about three minutes to register. To add an account later you will need your latest bill.
identity-safety-title = No tricks
identity-safety-text = We never call to ask for a code, and never ask for a password.
identity-to-sign-in = Sign in to the portal
identity-sign-up-title = Register
identity-sign-up-lead = We will send you a letter with a link: open it to finish.
identity-sign-up-known = Registered already? Sign in
identity-sign-up-send = Register
identity-email = E-mail
identity-email-hint = This will be your login; the letter goes there
identity-new-password = Choose a password
identity-password-repeat = Repeat the password
identity-password-rule-manual = 8 or more characters with a digit, a capital and a small Latin letter; other characters are fine too
identity-password-rule-length = 12 or more characters of any kind, for example several words
identity-last-name = Last name
identity-first-name = First name
identity-middle-name-optional = Middle name (optional)
identity-phone = Mobile phone
identity-phone-optional = Mobile phone (optional)
identity-phone-hint = Written in any way, for example 8 913 123-45-67
identity-birth-date = Date of birth
identity-birth-date-optional = Date of birth (optional)
identity-birth-date-hint = Day, month and year, for example 27.03.1957
identity-gender = Gender
identity-gender-optional = Gender (optional)
identity-gender-female = Female
identity-gender-male = Male
identity-full-name = Full name
identity-consents-title = Consents
identity-consent = I consent to the processing of my personal data
identity-consent-link = Read the consent to the processing of personal data
identity-marketing = I agree to receive news and advertising by e-mail (optional)
identity-marketing-link = Read the consent to mailings
identity-terms-note = By sending the form you accept the terms:
identity-terms-link = User agreement
identity-sent-title = We have sent you a letter
identity-sent-to = The letter went to
identity-sent-what = Open it and follow the link. It works for 24 hours.
identity-sent-spam = It usually arrives within a minute. If it does not, look into the spam folder.
identity-sent-again = Send again
identity-sent-change = Change the address
identity-confirm-title = Confirm your e-mail
identity-confirm-address = Address:
identity-confirm-what = Then sign in with this address and the password you chose.
identity-confirm-send = Confirm the address
identity-confirm-not-you = If you did not register, close this page: nothing happens without your confirmation.
identity-gone-used = This link was used on { $time }.
identity-gone-confirmed = The address is confirmed, you can sign in.
identity-gone-replaced = A newer link has taken its place. Open the latest letter or ask for another one.
identity-gone-confirm-expired = The link has expired: it works for 24 hours. What you entered is kept.
identity-gone-reset-expired = The link has expired: it works for one hour.
identity-gone-new = Get a new link
identity-forgot-title = Password recovery
identity-forgot-text = We will send a link to your e-mail. With it you can set a new password.
identity-forgot-send = Recover
identity-forgot-sent-title = Check your e-mail
identity-forgot-sent-text = If there is such a portal account, we have sent a letter with a link to its address. It works for one hour.
identity-forgot-sent-none = No letter? Look into the spam folder. If you never confirmed your address after registering, register again.
identity-reset-title = New password
identity-reset-text = After the change we end all sessions on other devices and remove saved cards.
identity-reset-send = Save the password
identity-complete-title = Complete your details
identity-complete-text = Some details were left out when you registered. We ask for them only once.
identity-complete-send = Save and continue
identity-change = Change
identity-change-name = name
identity-change-gender = gender
identity-change-password = password
identity-not-given = not given
identity-phone-unconfirmed = (not confirmed)
identity-email-is-login = (this is your login)
identity-name-title = Name and gender
identity-password-title = Change of password
identity-password-others-end = You will have to sign in again on other devices.
identity-current = Present password
identity-save = Save
identity-challenge-title = Check
identity-challenge-text = There were many failed tries for this login or from your address. Your browser solves a small task by itself: enter the password and press “Sign in” when it says “Checked”.
identity-challenge-wait = Without JavaScript just wait { $wait } and send the form.
identity-challenge-label = Check the browser
identity-challenge-verifying = Checking…
identity-challenge-verified = Checked
identity-challenge-error = The check failed. Wait half a minute and send the form
identity-device-unknown = unknown device
identity-legal-terms = User agreement
identity-legal-consent = Consent to the processing of personal data
identity-legal-marketing = Consent to news and advertising
identity-legal-payment-rules = Payment rules
identity-legal-privacy = Personal data
identity-legal-safety = Safety
identity-legal-cookies = Cookies
identity-legal-accessibility = Accessibility
identity-legal-version = Version of { $day }, No. { $version }
identity-error-email-empty = Enter your e-mail
identity-error-email = The e-mail address is not right: check that it has an @ and no spaces
identity-error-last-name = Enter your last name
identity-error-first-name = Enter your first name
identity-error-name-long = { $n } characters at most
identity-error-name-signs = There are characters here that no name has
identity-error-phone-empty = Enter your mobile phone number
identity-error-phone = Enter a phone number with its code
identity-error-birth-date = Enter day, month and year
identity-error-password-empty = Choose a password
identity-error-password-manual = Password needs 8 or more characters with a digit, a capital and a small Latin letter
identity-error-password-length = Password needs 12 or more characters
identity-error-password-long = Password may have { $n } characters at most
identity-error-password-common = This password is easy to guess: it is a common one or looks like your own data. Choose another
identity-error-password-repeat = The passwords differ. Enter the same one twice
identity-error-password-typed = Enter your password
identity-error-consent = Tick this: without consent to process your data we cannot open a portal account
identity-error-login-empty = Enter your e-mail or account number
identity-error-sign-in = Wrong login or password. Check the keyboard layout and try again
identity-error-prove = There were many tries to sign in. Pass the check below the password or wait { $wait }, then enter the password again
identity-error-resend = A letter was sent just now. You can send the next one in { $wait }
identity-error-current-empty = Enter your present password
identity-error-current = The present password is not right. Check the keyboard layout
identity-letter-confirm-subject = Confirm your e-mail
identity-letter-confirm-text = You have registered on the customer portal. One step is left: open the link and press the button.
identity-letter-confirm-button = Confirm the address
identity-letter-confirm-note = The link works for 24 hours and only once. If this was not you, do nothing: no portal account will appear.
identity-letter-known-subject = You are registered already
identity-letter-known-text = Somebody, perhaps you, is registering on the customer portal with this address. It has a portal account already: just sign in.
identity-letter-known-sign-in = Sign in
identity-letter-known-forgot = Forgot your password?
identity-letter-known-reset = Set a new password
identity-letter-known-note = If this was not you, do nothing: nothing has changed in your portal account.
identity-letter-when = Time
identity-letter-device = Device
identity-letter-address = Network address
identity-letter-reset-subject = Password recovery
identity-letter-reset-text = You asked for a link to set a new password. Open it and choose one.
identity-letter-reset-button = Set a new password
identity-letter-reset-note = The link works for one hour and only once. If this was not you, do nothing: your password stays as it is.
identity-letter-password-subject = Your password was changed
identity-letter-password-reset = The password of your portal account was changed by the link of a letter. All sessions have ended, saved cards were removed.
identity-letter-password-changed = The password of your portal account was changed in the profile. Sessions on other devices have ended.
identity-letter-password-note = Not you? Set a new password and call us.
identity-letter-tries-subject = Somebody is guessing your password
identity-letter-tries-text = A wrong password was entered for your portal account several times in a row. Nobody got in.
identity-letter-tries-note = If it was you, set a new password. If not, there is nothing to do: each further try must pass a check, and you sign in as usual.

## accounts
accounts-new-title = Link an account
accounts-new-lead = Have your latest bill at hand: the number and the answer to the control question are on it.
accounts-new-submit = Link
accounts-number = Account number
accounts-number-hint = The new one, an old one or a supplier's: any from the bill. Spaces do not matter.
accounts-number-empty = Enter the account number
accounts-number-bad = This does not look like an account number: it has digits, sometimes letters, a hyphen or a slash
accounts-relation = What are you to this home
accounts-relation-empty = Choose what you are to this home
accounts-relation-owner = Owner
accounts-relation-tenant = Social tenant
accounts-relation-family = Family member
accounts-relation-lessee = Lessee
accounts-relation-representative = Authorised person
accounts-title = A name of your own (optional)
accounts-title-hint = For example, “Mum's flat”
accounts-title-long = The name is longer than { $n } characters: shorten it
accounts-where-number = Where the number is on the bill
accounts-where-number-1 = On a combined bill and on an electricity bill it stands on the open part, beside the name and address: «Лицевой счёт», «Лиц. счёт» or «Договор».
accounts-where-number-2 = On a single bill for housing and services it stands in the column «Лицевой счёт» of each service. The number of any service will do.
accounts-verify-title = Control question
accounts-verify-back = Change the number
accounts-verify-lead = Account { $number }. The answer is on the latest bill: this shows us that the account is yours.
accounts-verify-submit = Confirm
accounts-question = Which question will you answer
accounts-question-empty = Choose a question
accounts-question-link-code = The code for adding to the portal
accounts-question-link-code-hint = At the bottom of the closed part of the bill: «Код для добавления договора в ЛКК», usually six digits.
accounts-question-bill-total = The total to pay of the latest bill
accounts-question-bill-total-hint = Any sum beside a QR code or the grand total, with kopecks. For example, 1628.12.
accounts-question-last-payment = The sum of the last payment
accounts-question-last-payment-hint = What was paid the last time, with kopecks: see the receipt or your bank.
accounts-question-surname = The owner's surname
accounts-question-surname-hint = As on the bill, in Russian.
accounts-question-full-name = The owner's full name
accounts-question-full-name-hint = As on the bill, in Russian.
accounts-question-meter-serial = The number of any meter
accounts-question-meter-serial-hint = On the meter itself or in the bill's table of meters.
accounts-answer = Answer
accounts-answer-hint = Kopecks may follow a comma or a point
accounts-answer-empty = Enter the answer
accounts-answer-long = The answer is longer than { $n } characters
accounts-wrong = { $n ->
    [one] The number or the answer does not match the latest bill. { $n } try left
   *[other] The number or the answer does not match the latest bill. { $n } tries left
}
accounts-wrong-last = The number or the answer does not match the latest bill. No tries left: try again in { $wait }
accounts-taken = The answer is right, but another person is linked to this account. Call us to replace them.
accounts-no-bill = No bill at hand, or the answer does not fit?
accounts-no-bill-text = Call us or come with your passport: we will link the account and print a bill.
accounts-locked-title = Too many wrong answers
accounts-locked-wait = The next answer is taken in { $wait }.
accounts-locked-why = This keeps strangers out: until the pause ends even a right answer is not taken. Those already linked are not affected.
accounts-letter-subject-own = Account { $number } is linked
accounts-letter-subject-other = One more person linked account { $number }
accounts-letter-news-own = You linked an account. Its bills, readings and payments are now in your portal.
accounts-letter-news-other = One more person linked your account. They answered the control question from the bill and see what you see.
accounts-letter-stop-own = If it was not you, change your password and call us: we will unlink the account.
accounts-letter-stop-other = If you do not know this person, call us: we will cut them off at once and change the code on the bill.
accounts-letter-number = Account
accounts-letter-address = Address
accounts-letter-who = Linked by
accounts-letter-when = When
accounts-letter-open = Open the account
accounts-details-title = Details
accounts-details-general = General
accounts-details-wrong = Something wrong? Call us: the supplier corrects it.
accounts-owner = Owner
accounts-owner-masked = The owner's name is shown only to those who linked as the owner.
accounts-address = Address
accounts-number-row = Account
accounts-old-number = Former number
accounts-unified-number = Unified account number
accounts-gis = GIS service id
accounts-total-area = Total area
accounts-living-area = Living area
accounts-heated-area = Heated area
accounts-area = { $value } m²
accounts-registered = Registered residents
accounts-residents = Residents
accounts-rooms = Rooms
accounts-closed = Account closed
accounts-contracts = Contracts
accounts-contracts-none = The suppliers have not sent any contracts yet.
accounts-contracts-former = Former contracts
accounts-contract = Contract
accounts-contract-number = No. { $number }
accounts-contract-from = from { $date }
accounts-contract-closed = closed { $date }
accounts-tariff = Tariff
accounts-tariff-history = Tariff history
accounts-price = ₽{ $value }
accounts-price-unit = ₽{ $value } per { $unit }
accounts-range-to = up to { $to }
accounts-range-over = over { $from }
accounts-range-between = { $from } to { $to }
accounts-tariffs-title = Tariff history
accounts-tariffs-none = The supplier has sent no tariffs for this contract.
accounts-tariffs-from = Valid from
accounts-tariffs-value = Value
accounts-tariffs-zone = Zone
accounts-tariffs-range = Quantity
accounts-tariffs-period = Period
accounts-meters-title = Meters
accounts-meters-none = This account has no meters.
accounts-meters-standing = Meters in use
accounts-meters-removed = Removed meters
accounts-meter = Meter
accounts-meter-supplier = Supplier
accounts-meter-digits = Digits
accounts-meter-digits-hint = Digits 6.3 means six before the point and three after it.
accounts-meter-verified = Verification
accounts-meter-removed = Removed
accounts-verified-until = until { $date }
accounts-verified-lapsed = ended { $date }
accounts-verified-no-date = no date

## home
home-hello = Hello, { $name }
home-hello-nobody = Hello
home-important = Important
home-important-link = About the meter
home-number = Account { $number }
home-to-pay = To pay
home-due-by = by { $date }, { $left }
home-due-nearest = the nearest date is { $date }, { $left }
home-due-today = today is the last day
home-due-late = was due { $date }
home-settled = All paid
home-overpaid = { $sum } overpaid stays as an advance
home-no-bill = No bill yet
home-no-bill-note = The sum will be here once the supplier issues the first bill.
home-pay = Pay { $sum }
home-send = Send readings
home-readings-of = Readings for { $month }
home-readings-until = Taken until { $date } inclusive
home-readings-any-day = Can be sent any day
home-readings-left = { $left }, { $rest }
home-readings-last-day = today is the last day, { $rest }
home-readings-meters = { $n ->
    [one] { $n } meter
   *[other] { $n } meters
}
home-readings-partly = { $sent } of { $of } sent
home-readings-sent = Taken { $date }
home-readings-sent-some-day = Taken
home-readings-change = Can be changed until { $date }
home-readings-closed = Not taken now
home-readings-opens = Opens { $date }
home-link-bill = Bill for { $month }
home-link-payments = Payment history
home-link-readings = Reading history
home-link-details = Details
home-link-meters = Meters
home-warn-lapsed = The verification of meter { $serial } ({ $service }) ended { $date }.
home-warn-lapsed-means = We take its readings, but they are not billed until the meter is verified.
home-warn-soon = The verification of meter { $serial } ({ $service }) holds until { $date }.
home-warn-soon-means = After that its readings are not billed. Order a verification in time.
home-warn-silent = { $n ->
    [one] No readings of meter { $serial } ({ $service }) for { $n } month.
   *[other] No readings of meter { $serial } ({ $service }) for { $n } months.
}
home-warn-silent-until = If none are sent by { $date }, the charge is by the average, later by the norm.
home-warn-silent-means = Without readings the charge is by the average, later by the norm.
home-paused-label = Account paused
home-paused = The supplier says that the flat has a new owner. To see the account again, confirm once more that it is yours.
home-paused-prove = Confirm again
home-empty-title = Link your first account
home-empty-1 = Take the latest bill: the account number is on it.
home-empty-2 = Enter the number and say what you are to this home.
home-empty-3 = Answer the control question: a code or a sum from the same bill.
home-add = Add an account
home-by-supplier = How much to whom
home-supplier = Supplier
home-sum = To pay
home-when = When
home-supplier-overpaid = overpaid, counts only here
home-meters = Meters
home-meter = Meter
home-meter-last = Last reading
home-meter-now = This month
home-meter-verified = Verification
home-meter-sent = Sent
home-meter-missing = Not sent
home-meter-later = Not taken now
home-meter-until = until { $date }
home-meter-soon = soon: until { $date }
home-meter-lapsed = ended { $date }
home-meter-no-date = no date
home-more = More of this account
home-more-bills = Bills
home-choose-readings = Readings: of which account?
home-choose-bills = Bills: of which account?
home-choose-payments = Payments: of which account?
home-choose-lead = Choose an account.

## readings

## bills
bills-title = Bills
bills-owed = To pay now: { $sum }
bills-owed-nothing = Everything is paid
bills-pay = Pay
bills-pay-sum = Pay { $sum }
bills-table = Bills by month
bills-month = Month
bills-sum = To pay
bills-until-head = Pay by
bills-state = State
bills-state-withdrawn = withdrawn
bills-state-nothing = nothing to pay
bills-state-paid = paid
bills-state-part = { $left } left
bills-state-unpaid = not paid
bills-none-yet = No bills yet: the first one appears here when a supplier sends it.
bills-none-newest-shown = There were no bills in the last 3 months, so the latest one is shown.
bills-none = There are no bills in this period.
bills-widen = Show the latest, for { $period }
bills-all = All bills
bills-one-title = Bill for { $period }
bills-to-pay = To pay
bills-was-to-pay = It asked for
bills-paid-whole = Paid
bills-nothing-to-pay = Nothing to pay
bills-by-paper = On the bill: { $sum }
bills-until = by { $day }, { $left }
bills-until-passed = was due on { $day }
bills-left = A part is paid, { $left } left.
bills-owes-more = With other debts { $sum } is to be paid now.
bills-withdrawn = This bill was withdrawn on { $day }. Do not pay it.
bills-withdrawn-reason = Reason:
bills-documents = Bills of this month
bills-document = Document { $name }
bills-document-main = Main document
bills-views = How to show it
bills-view-suppliers = By supplier
bills-view-services = By service and tariff
bills-supplier = Supplier
bills-account-number = Account { $number }
bills-opening = Opening debt
bills-paid = Paid
bills-charged = Charged
bills-support = Social support
bills-recalculation = Written off −, added +
bills-penalty = Penalty
bills-penalty-in = Including penalty
bills-penalty-new = new { $sum }
bills-closing = Closing debt
bills-total = To pay
bills-total-row = Total
bills-label-payable = to be paid
bills-label-other = for comparison, not to be paid
bills-overpaid = overpaid
bills-overpaid-note = An overpayment stays as an advance and lowers no other debt:
bills-service = Service
bills-without-penalty = All without penalty
bills-quantity = Quantity
bills-quantity-common = for common needs
bills-tariff = tariff
bills-unit-price = price per unit
bills-price = ₽{ $number }
bills-multiplier = raising coefficient { $number }
bills-norm = norm { $number }
bills-objects = objects: { $n }
bills-line-common = common needs of the house
bills-basis-meter = by meter
bills-basis-average = by average
bills-basis-norm = by norm
bills-basis-house = by the house meter
bills-basis-fixed = fixed sum
bills-no-lines = The supplier sent no breakdown by service.
bills-no-rows = There is not a single sum on this bill.
bills-meters = Readings it was counted by
bills-meter = Meter
bills-meter-zone = zone T{ $zone }
bills-previous = Previous
bills-current = Current
bills-consumption = Consumption
bills-note = Note
bills-adjustments = Recalculations and instalments
bills-reason = Reason
bills-amount = Sum
bills-remaining = Remaining
bills-instalment = instalment
bills-no-reason = not given
bills-house = Volumes of the house
bills-house-individual = In flats
bills-house-common = Common needs
bills-house-meter = By the house meter
bills-house-hours = Hours
bills-about = About this document
bills-official = Payment document
bills-official-number = No. { $number }
bills-gis = Identifier in GIS ZhKKh
bills-issued = Issued
bills-payments-until = Payments counted up to

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
