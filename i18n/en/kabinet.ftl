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

## home

## readings

## bills

## payments

## support

## demo
demo-mail-title = Letters of the demonstration
demo-mail-about = Every letter that the portal would send by e-mail arrives here.
demo-mail-empty = No letters yet.
demo-mail-refresh = Refresh
demo-mail-older = Earlier ones
