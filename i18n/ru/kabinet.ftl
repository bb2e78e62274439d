### Сообщения Кабинета. Разделы по возможностям; ключ начинается с имени раздела.

## Общее
product = Личный кабинет
skip-to-content = Перейти к содержанию
language-other = English
text-large = Крупный текст
text-normal = Обычный текст
nav-label = Разделы
nav-menu = Меню
nav-home = Главная
nav-readings = Показания
nav-bills = Квитанции и оплата
nav-appeals = Обращения
nav-help = Помощь
nav-profile = Профиль
nav-sign-out = Выйти
nav-sign-in = Войти
nav-sign-up = Зарегистрироваться
your-accounts = Ваши счета:
demo-banner = Демонстрационный режим: данные вымышлены, деньги не списываются.
demo-label = Демонстрация
demo-mail-link = Письма
back = Назад
cancel = Отменить
optional = (необязательно)
error-title-prefix = Ошибка:
error-summary = Проверьте введённые данные
show-password = Показать пароль
hide-password = Скрыть пароль
footer-contacts = Контакты
footer-faq = Вопросы и ответы
footer-terms = Соглашение
footer-privacy = Персональные данные
footer-cookies = Файлы cookie
footer-accessibility = Доступность
footer-version = Кабинет { $version }

## Даты и счёт
month-name = { $month ->
    [1] январь
    [2] февраль
    [3] март
    [4] апрель
    [5] май
    [6] июнь
    [7] июль
    [8] август
    [9] сентябрь
    [10] октябрь
    [11] ноябрь
   *[12] декабрь
}
month-of = { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
date-long = { $day } { $month } { $year } г.
date-day = { $day } { $month }
period = { $month } { $year } г.
days-left = { $n ->
    [one] остался { $n } день
    [few] осталось { $n } дня
    [many] осталось { $n } дней
   *[other] осталось { $n } дня
}
wait-seconds = { $n ->
    [one] { $n } секунду
    [few] { $n } секунды
    [many] { $n } секунд
   *[other] { $n } секунды
}
wait-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
    [many] { $n } минут
   *[other] { $n } минуты
}
wait-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
    [many] { $n } часов
   *[other] { $n } часа
}

## Страницы ошибок
error-404-title = Страница не найдена
error-404-text = Адрес набран неверно, или страницы больше нет. Если вы перешли по ссылке на этом сайте, позвоните нам.
error-403-title = Запрос отклонён
error-403-text = Запрос пришёл с другого сайта, поэтому мы его не выполнили. Откройте кабинет и повторите действие в нём.
error-410-title = Ссылка больше не действует
error-410-text = Ссылка уже использована или её срок вышел. Ничего не потеряно: запросите новую.
error-429-title = Слишком много попыток
error-429-text = Подождите { $wait } и повторите. Ничего не потеряно.
error-500-title = У нас неполадка
error-500-text = Мы уже видим её в журнале. Введённое не сохранено: повторите через несколько минут. Если нужна помощь, позвоните и назовите номер операции { $id }.
error-503-title = Кабинет временно недоступен
error-503-text = Повторите через минуту. То, что вы отправили раньше, сохранено.
error-405-title = Так эта страница не открывается
error-405-text = Начните с главной страницы.
error-413-title = Слишком большой запрос
error-413-text = Уменьшите текст или файлы и отправьте ещё раз.
error-422-title = Не получилось прочитать форму
error-422-text = Откройте страницу заново и повторите.
error-go-home = На главную
error-operation = Номер операции: { $id }

## Письма: общее
letter-greeting = Здравствуйте, { $name }!
letter-greeting-nobody = Здравствуйте!
letter-link-words = Или скопируйте адрес в браузер:
letter-never-ask = Мы не просим пароли, коды и данные карты. Если письмо кажется странным, откройте кабинет сами:
letter-phone = Телефон: { $phone }

## Сообщения после действия / after an action
flash-signed-out = Вы вышли из кабинета
flash-confirmed = Адрес подтверждён, регистрация завершена. Теперь войдите
flash-password-set = Пароль изменён. Войдите с новым паролем
flash-password-changed = Пароль изменён, сеансы на других устройствах закончены
flash-saved = Изменения сохранены

## identity
identity-sign-in-title = Вход в личный кабинет
identity-login = Электронная почта или номер лицевого счёта
identity-login-hint = Подойдёт и старый номер с бумажной квитанции, и подтверждённый телефон
identity-password = Пароль
identity-remember = Запомнить на этом устройстве
identity-sign-in-send = Войти
identity-forgot-link = Забыли пароль?
identity-first-title = Впервые здесь?
identity-first-text = Регистрация занимает около трёх минут. Чтобы потом добавить лицевой счёт, понадобится последняя квитанция.
identity-safety-title = Без обмана
identity-safety-text = Мы не звоним с просьбой назвать код и не просим пароль.
identity-to-sign-in = Войти в кабинет
identity-sign-up-title = Регистрация
identity-sign-up-lead = Мы отправим письмо со ссылкой: откройте её, чтобы закончить регистрацию.
identity-sign-up-known = Уже зарегистрированы? Войдите
identity-sign-up-send = Зарегистрироваться
identity-email = Электронная почта
identity-email-hint = Это будет ваш логин, сюда придёт письмо
identity-new-password = Придумайте пароль
identity-password-repeat = Повторите пароль
identity-password-rule-manual = Не меньше 8 знаков, среди них цифра, большая и маленькая латинские буквы; другие знаки тоже можно
identity-password-rule-length = Не меньше 12 любых знаков, например несколько слов
identity-last-name = Фамилия
identity-first-name = Имя
identity-middle-name-optional = Отчество (необязательно)
identity-phone = Мобильный телефон
identity-phone-optional = Мобильный телефон (необязательно)
identity-phone-hint = В любом виде, например 8 913 123-45-67
identity-birth-date = Дата рождения
identity-birth-date-optional = Дата рождения (необязательно)
identity-birth-date-hint = День, месяц и год, например 27.03.1957
identity-gender = Пол
identity-gender-optional = Пол (необязательно)
identity-gender-female = Женский
identity-gender-male = Мужской
identity-full-name = Фамилия, имя, отчество
identity-consents-title = Согласия
identity-consent = Я даю согласие на обработку моих персональных данных
identity-consent-link = Прочитать согласие на обработку персональных данных
identity-marketing = Я согласен получать новости и рекламу по электронной почте (необязательно)
identity-marketing-link = Прочитать согласие на рассылку
identity-terms-note = Отправляя форму, вы принимаете условия:
identity-terms-link = Пользовательское соглашение
identity-sent-title = Мы отправили письмо
identity-sent-to = Письмо ушло на адрес
identity-sent-what = Откройте его и перейдите по ссылке. Она действует 24 часа.
identity-sent-spam = Обычно письмо приходит за минуту. Если его нет, загляните в папку «Спам».
identity-sent-again = Отправить ещё раз
identity-sent-change = Изменить адрес
identity-confirm-title = Подтвердите адрес почты
identity-confirm-address = Адрес:
identity-confirm-what = После подтверждения входите с этим адресом и паролем, который вы придумали.
identity-confirm-send = Подтвердить адрес
identity-confirm-not-you = Если вы не регистрировались, закройте страницу: без подтверждения ничего не произойдёт.
identity-gone-used = Ссылка уже использована { $time }.
identity-gone-confirmed = Адрес подтверждён, можно входить.
identity-gone-replaced = Эту ссылку заменила более новая. Откройте последнее письмо или получите ещё одно.
identity-gone-confirm-expired = Срок ссылки вышел: она действует 24 часа. То, что вы ввели, сохранено.
identity-gone-reset-expired = Срок ссылки вышел: она действует один час.
identity-gone-new = Получить новую ссылку
identity-forgot-title = Восстановление пароля
identity-forgot-text = Мы отправим на вашу почту ссылку, по которой можно задать новый пароль.
identity-forgot-send = Восстановить
identity-forgot-sent-title = Проверьте почту
identity-forgot-sent-text = Если такой кабинет есть, мы отправили на его адрес письмо со ссылкой. Она действует один час.
identity-forgot-sent-none = Письма нет? Загляните в папку «Спам». Если вы не подтвердили адрес после регистрации, зарегистрируйтесь ещё раз.
identity-reset-title = Новый пароль
identity-reset-text = После смены пароля мы закончим все сеансы на других устройствах и удалим привязанные карты.
identity-reset-send = Сохранить пароль
identity-complete-title = Дополните данные
identity-complete-text = При регистрации вы указали не всё. Мы спросим об этом только один раз.
identity-complete-send = Сохранить и продолжить
identity-change = Изменить
identity-change-name = имя
identity-change-gender = пол
identity-change-password = пароль
identity-not-given = не указано
identity-phone-unconfirmed = (не подтверждён)
identity-email-is-login = (это ваш логин)
identity-name-title = Имя и пол
identity-password-title = Смена пароля
identity-password-others-end = На других устройствах нужно будет войти заново.
identity-current = Нынешний пароль
identity-save = Сохранить
identity-challenge-title = Проверка
identity-challenge-text = Для этого логина или с вашего адреса было много неудачных попыток. Браузер сам решит небольшую задачу: введите пароль и нажмите «Войти», когда появится «Проверено».
identity-challenge-wait = Без JavaScript просто подождите { $wait } и отправьте форму.
identity-challenge-label = Проверить браузер
identity-challenge-verifying = Проверяем…
identity-challenge-verified = Проверено
identity-challenge-error = Проверка не удалась. Подождите полминуты и отправьте форму
identity-device-unknown = неизвестное устройство
identity-legal-terms = Пользовательское соглашение
identity-legal-consent = Согласие на обработку персональных данных
identity-legal-marketing = Согласие на рассылку новостей и рекламы
identity-legal-payment-rules = Правила оплаты
identity-legal-privacy = Персональные данные
identity-legal-safety = Безопасность
identity-legal-cookies = Файлы cookie
identity-legal-accessibility = Доступность
identity-legal-version = Редакция от { $day }, № { $version }
identity-error-email-empty = Введите адрес электронной почты
identity-error-email = В адресе электронной почты ошибка: проверьте, есть ли в нём знак @ и нет ли пробелов
identity-error-last-name = Введите фамилию
identity-error-first-name = Введите имя
identity-error-name-long = Не больше { $n } знаков
identity-error-name-signs = Здесь есть знаки, которых не бывает в имени
identity-error-phone-empty = Введите номер мобильного телефона
identity-error-phone = Введите номер телефона с кодом
identity-error-birth-date = Введите дату: день, месяц и год
identity-error-password-empty = Придумайте пароль
identity-error-password-manual = Пароль: не меньше 8 знаков, нужны цифра, большая и маленькая латинские буквы
identity-error-password-length = Пароль: не меньше 12 знаков
identity-error-password-long = Пароль: не больше { $n } знаков
identity-error-password-common = Такой пароль легко подобрать: он из частых или похож на ваши данные. Придумайте другой
identity-error-password-repeat = Пароли не совпали. Введите одинаковые
identity-error-password-typed = Введите пароль
identity-error-consent = Поставьте отметку: без согласия на обработку данных мы не можем завести кабинет
identity-error-login-empty = Введите электронную почту или номер лицевого счёта
identity-error-sign-in = Неверный логин или пароль. Проверьте раскладку и повторите
identity-error-prove = Было много попыток входа. Пройдите проверку под паролем или подождите { $wait }, потом введите пароль ещё раз
identity-error-resend = Письмо только что отправлено. Следующее можно отправить через { $wait }
identity-error-current-empty = Введите нынешний пароль
identity-error-current = Нынешний пароль не подошёл. Проверьте раскладку
identity-letter-confirm-subject = Подтвердите почту
identity-letter-confirm-text = Вы зарегистрировались в личном кабинете. Осталось подтвердить адрес: откройте ссылку и нажмите кнопку.
identity-letter-confirm-button = Подтвердить адрес
identity-letter-confirm-note = Ссылка действует 24 часа и только один раз. Если это не вы, ничего не делайте: кабинет не появится.
identity-letter-known-subject = Вы уже зарегистрированы
identity-letter-known-text = Кто-то, возможно вы, регистрируется в личном кабинете с этим адресом. Кабинет с ним уже есть: просто войдите.
identity-letter-known-sign-in = Войти в кабинет
identity-letter-known-forgot = Не помните пароль?
identity-letter-known-reset = Задать новый пароль
identity-letter-known-note = Если это не вы, ничего не делайте: в вашем кабинете ничего не изменилось.
identity-letter-when = Время
identity-letter-device = Устройство
identity-letter-address = Адрес в сети
identity-letter-reset-subject = Восстановление пароля
identity-letter-reset-text = Вы просили ссылку для нового пароля. Откройте её и придумайте пароль.
identity-letter-reset-button = Задать новый пароль
identity-letter-reset-note = Ссылка действует один час и только один раз. Если это не вы, ничего не делайте: пароль останется прежним.
identity-letter-password-subject = Пароль изменён
identity-letter-password-reset = Пароль вашего кабинета изменён по ссылке из письма. Сеансы на всех устройствах закончены, привязанные карты удалены.
identity-letter-password-changed = Пароль вашего кабинета изменён в профиле. Сеансы на других устройствах закончены.
identity-letter-password-note = Это не вы? Задайте новый пароль и позвоните нам.
identity-letter-tries-subject = Кто-то подбирает пароль к кабинету
identity-letter-tries-text = К вашему кабинету несколько раз подряд вводили неверный пароль. Войти не удалось.
identity-letter-tries-note = Если это вы, вспомнить пароль не нужно: задайте новый. Если не вы, ничего делать не надо: дальше каждая попытка требует проверки, а вы войдёте как обычно.

## accounts

## home

## readings

## bills

## payments

## support

## demo
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние
