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
filter-label = Период
filter-3m = За последние 3 месяца
filter-6m = 6 месяцев
filter-12m = За год
filter-custom = Свой период
filter-from = С какого дня
filter-to = По какой день
filter-dates-hint = День, месяц и год, например 01.10.2018
filter-show = Показать
filter-from-empty = Введите первый день периода
filter-date-wrong = Введите день, месяц и год цифрами
filter-reversed = Последний день раньше первого: поменяйте их местами

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
flash-account-linked = Лицевой счёт подключён
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
identity-without-title = Без входа
identity-without-pay = Как заплатить
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
identity-challenge-wait = Без JavaScript или в старом браузере «Проверено» не появится: подождите { $wait } и отправьте форму.
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
identity-letter-password-reset = Пароль вашего кабинета изменён по ссылке из письма. Сеансы на всех устройствах закончены, привязанные карты удалены, автоплатежи с них выключены.
identity-letter-password-changed = Пароль вашего кабинета изменён в профиле. Сеансы на других устройствах закончены.
identity-letter-password-note = Это не вы? Задайте новый пароль и позвоните нам.
identity-letter-tries-subject = Кто-то подбирает пароль к кабинету
identity-letter-tries-text = К вашему кабинету несколько раз подряд вводили неверный пароль. Войти не удалось.
identity-letter-tries-note = Если это вы, вспомнить пароль не нужно: задайте новый. Если не вы, ничего делать не надо: дальше каждая попытка требует проверки, а вы войдёте как обычно.

## accounts
accounts-new-title = Подключить лицевой счёт
accounts-new-lead = Понадобится последняя квитанция: на ней есть и номер, и ответ на контрольный вопрос.
accounts-new-submit = Подключить
accounts-number = Номер лицевого счёта
accounts-number-hint = Новый, старый или номер у поставщика — любой из квитанции. Пробелы не важны.
accounts-number-empty = Введите номер лицевого счёта
accounts-number-bad = Это не похоже на номер лицевого счёта: в нём цифры, иногда буквы, дефис или косая черта
accounts-relation = Кем вы приходитесь
accounts-relation-empty = Выберите, кем вы приходитесь
accounts-relation-owner = Собственник
accounts-relation-tenant = Наниматель
accounts-relation-family = Член семьи
accounts-relation-lessee = Арендатор
accounts-relation-representative = Представитель
accounts-title = Своё название (необязательно)
accounts-title-hint = Например, «Мамина квартира»
accounts-title-long = Название длиннее { $n } знаков: сократите его
accounts-where-number = Где на квитанции номер
accounts-where-number-1 = В объединённой квитанции и в квитанции за электроэнергию номер стоит на открытой части, рядом с фамилией и адресом: «Лицевой счёт», «Лиц. счёт» или «Договор».
accounts-where-number-2 = В едином документе за жильё и услуги номер стоит в столбце «Лицевой счёт» напротив услуги. Подойдёт номер любой услуги.
accounts-verify-title = Контрольный вопрос
accounts-verify-back = Изменить номер
accounts-verify-lead = Лицевой счёт { $number }. Ответ есть на последней квитанции: так мы убедимся, что счёт ваш.
accounts-verify-submit = Подтвердить
accounts-question = На какой вопрос ответите
accounts-question-empty = Выберите вопрос
accounts-question-link-code = Код для добавления в личный кабинет
accounts-question-link-code-hint = На закрытой части квитанции, внизу: «Код для добавления договора в ЛКК», обычно шесть цифр.
accounts-question-bill-total = Сумма «Итого к оплате» из последней квитанции
accounts-question-bill-total-hint = Любая сумма рядом с QR-кодом или общий итог, с копейками. Например, 1628,12.
accounts-question-last-payment = Сумма последней оплаты
accounts-question-last-payment-hint = Сколько заплатили в последний раз, с копейками: на чеке или в банке.
accounts-question-surname = Фамилия собственника
accounts-question-surname-hint = Как в квитанции.
accounts-question-full-name = Фамилия, имя и отчество собственника
accounts-question-full-name-hint = Полностью, как в квитанции.
accounts-question-meter-serial = Номер любого счётчика
accounts-question-meter-serial-hint = На самом счётчике или в таблице счётчиков квитанции.
accounts-answer = Ответ
accounts-answer-hint = Копейки можно писать и через запятую, и через точку
accounts-answer-empty = Введите ответ
accounts-answer-long = Ответ длиннее { $n } знаков
accounts-wrong = Номер или ответ не совпали с последней квитанцией. Проверьте и то и другое: после нескольких ошибок подряд придётся подождать
accounts-taken = Ответ верный, но к этому счёту уже подключён другой человек. Позвоните нам, чтобы сменить его.
accounts-no-bill = Квитанции нет под рукой или ответ не подходит?
accounts-no-bill-text = Позвоните нам или придите с паспортом: подключим счёт и напечатаем квитанцию.
accounts-locked-title = Слишком много неверных ответов
accounts-locked-wait = Следующий ответ примем через { $wait }.
accounts-locked-why = Так мы бережём счёт от чужих: до конца паузы не подойдёт и верный ответ. Тем, кто уже подключён, это не мешает.
accounts-letter-subject-own = Лицевой счёт { $number } подключён
accounts-letter-subject-other = К счёту { $number } подключился ещё один человек
accounts-letter-news-own = Вы подключили лицевой счёт. Теперь здесь видны квитанции, показания и оплаты.
accounts-letter-news-other = К вашему лицевому счёту подключился ещё один человек. Он ответил на контрольный вопрос по квитанции и видит то же, что и вы.
accounts-letter-stop-own = Если это были не вы, смените пароль и позвоните нам: отключим счёт.
accounts-letter-stop-other = Если вы не знаете этого человека, отключите его по ссылке или позвоните нам: отключим сразу и сменим код на квитанции.
accounts-letter-number = Лицевой счёт
accounts-letter-address = Адрес
accounts-letter-who = Кто подключил
accounts-letter-when = Когда
accounts-letter-open = Открыть лицевой счёт
accounts-details-title = Реквизиты
accounts-details-general = Общие сведения
accounts-details-wrong = Нашли ошибку? Позвоните нам: исправляет её поставщик.
accounts-owner = Собственник
accounts-owner-masked = Имя собственника видит только тот, кто подключился как собственник.
accounts-address = Адрес
accounts-number-row = Лицевой счёт
accounts-old-number = Прежний номер
accounts-unified-number = Единый лицевой счёт
accounts-gis = Идентификатор ЖКУ
accounts-total-area = Общая площадь
accounts-living-area = Жилая площадь
accounts-heated-area = Отапливаемая площадь
accounts-area = { $value } м²
accounts-registered = Зарегистрировано
accounts-residents = Проживает
accounts-rooms = Комнат
accounts-closed = Счёт закрыт
accounts-contracts = Договоры
accounts-contracts-none = Поставщики ещё не прислали договоры.
accounts-contracts-former = Прежние договоры
accounts-contract = Договор
accounts-contract-number = № { $number }
accounts-contract-from = с { $date }
accounts-contract-closed = закрыт { $date }
accounts-tariff = Тариф
accounts-tariff-history = История тарифов
accounts-price = { $value } ₽
accounts-per = за
accounts-volume = объём { $range }
accounts-range-to = до { $to }
accounts-range-over = свыше { $from }
accounts-range-between = от { $from } до { $to }
accounts-tariffs-title = История тарифов
accounts-tariffs-none = Поставщик не прислал тарифов по этому договору.
accounts-tariffs-from = Действует с
accounts-tariffs-value = Величина
accounts-tariffs-zone = Зона
accounts-tariffs-range = Объём
accounts-tariffs-period = Период
accounts-meters-title = Счётчики
accounts-meters-none = Счётчиков по этому счёту нет.
accounts-meters-standing = Действующие счётчики
accounts-meters-removed = Снятые счётчики
accounts-meters-none-removed = За эти дни счётчики не снимали.
accounts-meters-all = Показать все
accounts-meter = Счётчик
accounts-meter-supplier = Поставщик
accounts-meter-digits = Значность
accounts-meter-digits-hint = Значность 6.3 — это шесть цифр до запятой и три после.
accounts-meter-verified = Поверка
accounts-meter-removed = Снят
accounts-verified-until = до { $date }
accounts-verified-lapsed = закончилась { $date }
accounts-verified-no-date = без срока

## home
home-hello = Здравствуйте, { $name }
home-hello-nobody = Здравствуйте
home-important = Важно
home-important-link = Подробнее о счётчике
home-number = Лицевой счёт { $number }
home-to-pay = К оплате
home-due-by = до { $date }, { $left }
home-due-nearest = ближайший срок — { $date }, { $left }
home-due-today = сегодня последний день
home-due-late = срок прошёл { $date }
home-settled = Всё оплачено
home-overpaid = Переплата { $sum } останется авансом
home-no-bill = Квитанции ещё нет
home-no-bill-note = Сумма появится, когда поставщик выставит первую квитанцию.
home-pay = Оплатить { $sum }
home-send = Передать показания
home-readings-of = Показания за { $month }
home-readings-until = Ждём до { $date } включительно
home-readings-any-day = Можно передать в любой день
home-readings-left = { $left }, { $rest }
home-readings-last-day = сегодня последний день, { $rest }
home-readings-meters = { $n ->
    [one] { $n } счётчик
    [few] { $n } счётчика
    [many] { $n } счётчиков
   *[other] { $n } счётчика
}
home-readings-partly = передано { $sent } из { $of }
home-readings-sent = Приняты { $date }
home-readings-sent-some-day = Приняты
home-readings-change = Изменить можно до { $date }
home-readings-closed = Приём закрыт
home-readings-opens = Откроется { $date }
home-link-bill = Квитанция за { $month }
home-link-payments = История платежей
home-link-readings = История показаний
home-link-details = Реквизиты
home-link-meters = Счётчики
home-warn-lapsed = Поверка счётчика № { $serial } ({ $service }) закончилась { $date }
home-warn-lapsed-means = Показания принимаем, но в расчёт они не пойдут, пока счётчик не поверят.
home-warn-soon = Поверка счётчика № { $serial } ({ $service }) действует до { $date }
home-warn-soon-means = Потом показания не пойдут в расчёт. Закажите поверку заранее.
home-warn-silent = { $n ->
    [one] Показания счётчика № { $serial } ({ $service }) не поступали { $n } месяц.
    [few] Показания счётчика № { $serial } ({ $service }) не поступали { $n } месяца.
    [many] Показания счётчика № { $serial } ({ $service }) не поступали { $n } месяцев.
   *[other] Показания счётчика № { $serial } ({ $service }) не поступали { $n } месяца.
}
home-warn-silent-until = Если не передать до { $date }, начислим по среднему, а затем по нормативу.
home-warn-silent-means = Без показаний начисляют по среднему, а затем по нормативу.
home-paused-label = Счёт приостановлен
home-paused = По данным поставщика у квартиры сменился владелец. Чтобы снова видеть счёт, подтвердите ещё раз, что он ваш.
home-paused-prove = Подтвердить ещё раз
home-empty-title = Подключите первый лицевой счёт
home-empty-1 = Возьмите последнюю квитанцию: на ней номер лицевого счёта.
home-empty-2 = Введите номер и скажите, кем вы приходитесь.
home-empty-3 = Ответьте на контрольный вопрос: код или сумма с той же квитанции.
home-add = Добавить лицевой счёт
home-by-supplier = Кому сколько
home-supplier = Поставщик
home-sum = К оплате
home-when = Срок
home-supplier-overpaid = переплата, зачтётся только здесь
home-meters = Счётчики
home-meter = Счётчик
home-meter-last = Последнее показание
home-meter-now = В этом месяце
home-meter-verified = Поверка
home-meter-sent = Передано
home-meter-missing = Не передано
home-meter-later = Приём закрыт
home-meter-until = до { $date }
home-meter-soon = скоро: до { $date }
home-meter-lapsed = закончилась { $date }
home-meter-no-date = без срока
home-more = Ещё по этому счёту
home-more-bills = Квитанции
home-choose-readings = Показания: по какому счёту?
home-choose-bills = Квитанции: по какому счёту?
home-choose-payments = Платежи: по какому счёту?
home-choose-lead = Выберите лицевой счёт.

## readings
readings-title = Передать показания
readings-title-month = Передать показания за { $month }
readings-window-open = Приём до { $day } включительно, { $left }.
readings-window-last = Сегодня, { $day }, последний день приёма.
readings-window-any = Показания принимаем в любой день, сейчас — за { $month }.
readings-window-early = Приём за { $month } — с { $from } по { $to }. Передать можно уже сейчас: учтём за { $month }.
readings-window-late = Приём за { $ended } закончился { $day }. То, что передадите сейчас, учтём в следующем периоде, за { $month }.
readings-window-closed = Сейчас показания не принимают. Следующий приём — с { $from } по { $to }.
readings-skip = Пустое поле пропустим: передать его можно позже.
readings-meter = Счётчик № { $serial }
readings-place = Где стоит:
readings-verified = Поверка до { $date }
readings-lapsed = Поверка истекла { $date }
readings-lapsed-note = Показание примем и сохраним, но начислять будут по среднему, пока счётчик не поверят.
readings-new-value = Новое показание
readings-zone-peak = Т1, пик
readings-zone-peak-short = пик
readings-zone = { $zone ->
    [1] Т1, день
    [2] Т2, ночь
   *[3] Т3, полупик
}
readings-zone-short = { $zone ->
    [1] день
    [2] ночь
   *[3] полупик
}
readings-last = Прошлое: { $value } от { $date }
readings-last-calculated = Прошлое: { $value } от { $date }, рассчитал поставщик
readings-last-none = Прошлых показаний нет
readings-digits = { $integer ->
    [one] { $integer } цифра до запятой
    [few] { $integer } цифры до запятой
   *[other] { $integer } цифр до запятой
}, { $fraction } после
readings-digits-whole = { $integer ->
    [one] { $integer } цифра, без дробной части
    [few] { $integer } цифры, без дробной части
   *[other] { $integer } цифр, без дробной части
}
readings-sent = Уже передано { $value } { $date }. Можно изменить до { $day }: новое заменит его.
readings-sent-any = Уже передано { $value } { $date }. Новое заменит его.
readings-missing = Показания не поступали { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
   *[many] { $n } месяцев
}. Если не передать до { $day }, начислят по среднему, а затем по нормативу.
readings-check-button = Проверить показания
readings-check-note = Ещё не отправляем: сначала покажем расход и сумму
readings-history-link = История показаний
readings-none = На этом счёте нет счётчиков, показания которых передают жители.
readings-none-help = Если счётчик стоит, сообщите нам его номер: мы проверим вместе с поставщиком.
readings-help-link = Помощь
readings-error-empty = Введите хотя бы одно показание
readings-error-number = Введите показание цифрами, например { $example }
readings-error-digits = На счётчике { $allowed ->
    [one] { $allowed } цифра
    [few] { $allowed } цифры
   *[many] { $allowed } цифр
} до запятой, вы ввели { $typed }
readings-error-decimals = На счётчике { $allowed ->
    [one] { $allowed } цифра
    [few] { $allowed } цифры
   *[many] { $allowed } цифр
} после запятой, вы ввели { $typed }
readings-error-whole = Счётчик показывает целые числа: введите показание без дробной части
readings-error-lower = Показание { $value } меньше прошлого { $last } от { $date }. Проверьте цифры
readings-error-lower-calculated = Показание { $value } меньше прошлого { $last } от { $date }, которое рассчитал поставщик. Если на счётчике меньше, сообщите нам
readings-error-closed = Приём закрыт. Следующий — с { $from } по { $to }
identity-error-gender = Выберите пол из списка или не указывайте его
readings-error-counted = Сегодняшнее показание уже учтено в счёте. Следующее передайте завтра
readings-error-removed = Счётчик № { $serial } снят, показания по нему не принимают
readings-error-sure = Поставьте отметку, если показание верное, или исправьте его
readings-report-replacement = Сообщить о замене счётчика
readings-check-title = Проверьте показания
readings-check-title-month = Проверьте показания за { $month }
readings-check-caption = Показания, расход и примерная сумма
readings-col-meter = Услуга и счётчик
readings-col-before = Было
readings-col-after = Стало
readings-col-through = Расход
readings-col-sum = Примерно
readings-col-state = Состояние
readings-usual = обычно { $value }
readings-price = по { $price }
readings-prices = по ступеням: { $prices }
readings-no-tariff = тарифа нет
readings-by-average = начислят по среднему
readings-first = первое показание
readings-replaced-meter = счётчик заменён
readings-drain = Водоотведение
readings-drain-note = по сумме воды
readings-norm = Норматив за месяц: { $list }
readings-norm-item = { $service } — { $norm }
readings-total = Примерно
readings-total-month = Примерно за { $month }
readings-total-incomplete = Не для всех показаний известен тариф, поэтому сумма неполная.
readings-foot = Сумма предварительная. Точная будет в квитанции, в ней есть и услуги без счётчиков.
readings-ask-high = { $what }: расход намного больше обычного
readings-ask-high-times = { $what }: расход в { $n ->
    [one] { $n } раз
    [few] { $n } раза
   *[many] { $n } раз
} больше обычного
readings-ask-high-text = { $through } вместо { $usual }. Если цифры на счётчике такие, поставьте отметку, и мы примем показание.
readings-ask-high-cap = Получается { $through }: столько обычно не расходуют. Если цифры на счётчике такие, поставьте отметку, и мы примем показание.
readings-ask-comma = Возможно, пропущена запятая: { $meant }? Тогда нажмите «Исправить». Если цифры верные, хватит любой отметки.
readings-tick-comma = Запятая не пропущена: на счётчике { $value }
readings-tick-high = Да, на счётчике { $value }
readings-ask-rollover = { $what }: показание меньше прошлого
readings-ask-rollover-text = Прошлое показание { $last } близко к пределу счётчика. Если счётчик прошёл через ноль, расход — { $through }.
readings-tick-rollover = Счётчик прошёл через ноль, сейчас на нём { $value }
readings-ask-replaced = { $what }: счётчик заменён
readings-ask-replaced-text = Расход до замены посчитает поставщик по конечному показанию старого счётчика.
readings-tick-replaced = Счётчик заменили, это показание нового
readings-send-button = Передать показания
readings-fix = Исправить
readings-proof-title = Показания приняты { $time }
readings-proof-number = Номер передачи: { $number }
readings-proof-caption = Переданные показания
readings-proof-next = Учтём в счёте за { $month }. Квитанция придёт в начале следующего месяца.
readings-proof-letter = Копию отправляем на { $email }.
readings-proof-lapsed = Поверка счётчика истекла: показание сохранено, но начислят по среднему, пока счётчик не поверят.
readings-proof-check = О замене счётчика мы сообщим поставщику: он проверит показание и внесёт новый счётчик.
readings-proof-change = Изменить до { $day }
readings-proof-change-any = Изменить
readings-proof-closed = Приём закончился, изменить эти показания уже нельзя.
readings-proof-replaced = Вместо этих показаний переданы новые.
readings-proof-newer = Открыть новые
readings-to-account = К счёту
readings-edit-title = Изменить показания
readings-edit-lead = Новое значение заменит переданное. Что не меняете, оставьте как есть.
readings-edit-button = Сохранить изменения
readings-edit-closed-title = Изменить показания уже нельзя
readings-edit-closed = Приём закончился. Новое показание можно передать на следующий период.
readings-edit-replaced = Вместо этих показаний уже переданы новые.
readings-state = { $state ->
    [received] Принято
    [accepted] Проверено
    [needs_check] На проверке
    [declined] Отклонено
    [exported] Передано поставщику
    [billed] Учтено
    [not_billable] Не для начислений
   *[replaced] Заменено новым
}
readings-kind = { $kind ->
    [customer] Передано жителем
    [control] Контрольное
    [calculated] Рассчитал поставщик
    [average] По среднему
    [norm] По нормативу
    [initial] При установке
   *[final] При снятии
}
readings-source = { $source ->
    [web] личный кабинет
    [email] электронная почта
    [sms] СМС
    [staff] сотрудник
    [phone] телефон
    [file] файл
    [device] счётчик сам
   *[billing] через поставщика
}
readings-history-title = История показаний
readings-history-contract = лицевой счёт { $numbers }
readings-history-removed = снят { $date }
readings-history-caption = { $what }, счётчик № { $serial }
readings-history-date = Дата
readings-history-value = Показание
readings-history-billed = Учтено в счёте за
readings-history-kind = Как получено
readings-history-empty = За этот период показаний нет.
readings-history-widen = Показать за год
readings-history-none = По этому счётчику за период показаний нет
readings-history-page = Страница { $page }
readings-history-next = Дальше
readings-history-previous = Назад
readings-history-mismatch = Показания не совпали с вашими? Сообщите нам: сверим с поставщиком.
readings-letter-subject = Показания приняты { $date }
readings-letter-news = Показания по лицевому счёту { $account } приняты { $time }, номер { $number }.
readings-letter-row = было { $before }, стало { $after }, расход { $through }
readings-letter-row-first = { $after }
readings-letter-sum = примерно { $sum }
readings-letter-total = Примерно за всё
readings-letter-replaced = Они заменили переданные раньше за тот же период.
readings-letter-link = Открыть показания
readings-letter-not-you = Если вы ничего не передавали, позвоните нам.

## bills
bills-title = Квитанции
bills-owed = Сейчас к оплате { $sum }
bills-owed-nothing = Сейчас всё оплачено
bills-pay-sum = Оплатить { $sum }
bills-table = Квитанции по месяцам
bills-month = Месяц
bills-sum = К оплате
bills-until-head = Оплатить до
bills-state = Состояние
bills-state-withdrawn = отозвана
bills-state-nothing = платить не нужно
bills-state-paid = оплачено
bills-state-part = осталось { $left }
bills-state-unpaid = не оплачено
bills-none-yet = Квитанций пока нет: первая появится здесь, когда её пришлёт поставщик услуг.
bills-none-newest-shown = За последние 3 месяца квитанций нет, поэтому показана последняя.
bills-none = За этот период квитанций нет.
bills-widen = Показать последнюю, за { $period }
bills-all = Все квитанции
bills-one-title = Квитанция за { $period }
bills-to-pay = К оплате
bills-was-to-pay = К оплате было
bills-paid-whole = Оплачено
bills-nothing-to-pay = Платить не нужно
bills-by-paper = По квитанции { $sum }
bills-until = до { $day }, { $left }
bills-until-passed = срок оплаты прошёл { $day }
bills-left = Часть уже оплачена, осталось { $left }.
bills-owes-more = Вместе с другими долгами сейчас к оплате { $sum }.
bills-withdrawn = Квитанция отозвана { $day }. Платить по ней не нужно.
bills-withdrawn-reason = Причина:
bills-documents = Квитанции этого месяца
bills-document = Документ { $name }
bills-document-main = Основной документ
bills-views = Как показать
bills-view-suppliers = По поставщикам
bills-view-services = По услугам и тарифам
bills-supplier = Поставщик
bills-account-number = ЛС { $number }
bills-opening = Долг на начало
bills-paid = Оплачено
bills-charged = Начислено
bills-support = Меры соц. поддержки
bills-recalculation = Списано −, доначислено +
bills-penalty = Пени
bills-penalty-in = В том числе пени
bills-penalty-new = новые { $sum }
bills-closing = Долг на конец
bills-total = К оплате
bills-total-row = Итого
bills-label-payable = к оплате
bills-label-other = для сравнения, платить не нужно
bills-overpaid = переплата
bills-overpaid-note = Переплата остаётся авансом и долг другим не уменьшает:
bills-service = Услуга
bills-without-penalty = Всего без пени
bills-quantity = Количество
bills-quantity-common = на общедомовые нужды
bills-tariff = тариф
bills-unit-price = цена за единицу
bills-price = { $number } ₽
bills-multiplier = повышающий коэффициент { $number }
bills-norm = норматив { $number }
bills-objects = объектов: { $n }
bills-line-common = общедомовые нужды
bills-basis-meter = по счётчику
bills-basis-average = по среднему
bills-basis-norm = по нормативу
bills-basis-house = по общедомовому счётчику
bills-basis-fixed = постоянная сумма
bills-no-lines = Поставщик не прислал разбивку по услугам.
bills-no-rows = В этой квитанции нет ни одной суммы.
bills-meters = Показания, по которым посчитано
bills-meter = Счётчик
bills-meter-zone = зона Т{ $zone }
bills-previous = Предыдущее
bills-current = Текущее
bills-consumption = Расход
bills-note = Примечание
bills-adjustments = Перерасчёты и рассрочка
bills-reason = Основание
bills-amount = Сумма
bills-remaining = Осталось
bills-instalment = рассрочка
bills-no-reason = не указано
bills-house = Объёмы по дому
bills-house-individual = В квартирах
bills-house-common = Общие нужды
bills-house-meter = По общедомовому счётчику
bills-house-hours = Часов
bills-about = О документе
bills-official = Платёжный документ
bills-official-number = № { $number }
bills-gis = Идентификатор в ГИС ЖКХ
bills-issued = Выставлен
bills-payments-until = Оплаты учтены по

## payments
payments-description = Платёж № { $number }: оплата по лицевым счетам { $accounts }
payments-line = Коммунальные услуги { $period }, { $supplier }, ЛС { $number }
payments-error-identity = Этому получателю по закону нужно назвать плательщика. Войдите в личный кабинет и оплатите там.
payments-error-payee = Этому получателю отсюда пока не заплатить: нет его реквизитов. Оставьте сумму пустой и оплатите его по квитанции.
payments-order-title = Оплата по получателям
payments-order-paid = Оплачено { $count } из { $of }: { $paid } из { $total }.
payments-order-why = Каждому получателю банк переводит деньги отдельным платежом.
payments-order-waits = Ещё не оплачено
payments-order-next = Оплатить следующее: { $sum }
payments-state-pending = Ждём ответ банка
payments-state-succeeded = Оплачено
payments-state-canceled = Не прошёл
payments-state-part-refunded = Возвращено частично
payments-state-refunded = Возвращено
payments-state-unknown = Уточняем у банка
payments-why-not-continued = К этому платежу вы не перешли.
payments-why-not-charged = До этого платежа очередь не дошла: предыдущий платёж той же картой не прошёл вовремя.
payments-why-by-payer = Вы отменили платёж на странице банка.
payments-why-bank-silent = Банк не ответил, и платёж не начался.
payments-why-funds = На карте не хватило денег.
payments-why-3ds = Код подтверждения введён неверно.
payments-why-no-3ds = Карта не поддерживает подтверждение кодом (3-D Secure), без него банк не принимает оплату.
payments-why-expired = Время на оплату вышло.
payments-why-untold = Банк так и не сообщил, чем она закончилась.
payments-why-card-expired = Срок действия карты закончился.
payments-why-card-wrong = Номер или код карты введены неверно.
payments-why-limit = Банк, выпустивший карту, ограничил такие платежи.
payments-why-call-issuer = Банк, выпустивший карту, не разрешил платёж. Позвоните в этот банк или заплатите другим способом.
payments-why-issuer-silent = Банк, выпустивший карту, не отвечает. Попробуйте позже или заплатите другим способом.
payments-why-identify = Кошелёк ЮMoney не идентифицирован, и такая сумма ему недоступна. Заплатите другим способом.
payments-why-country = Картой банка этой страны здесь заплатить нельзя.
payments-why-by-us = Платёж отменила организация, которая принимает оплату.
payments-why-not-taken = Банк не принял наш запрос, ваша карта тут ни при чём. Мы уже знаем об этом; попробуйте позже или заплатите по квитанции.
payments-why-card-not-kept = Банк не разрешает нам сохранять карты, поэтому не принял платёж. Деньги не списаны: заплатите ещё раз без отметки «Сохранить карту».
payments-why-declined = Банк отклонил платёж. Причину знает банк, выпустивший карту.
payments-receipt = Чек
payments-receipt-registered = отправлен
payments-receipt-pending = готовится
payments-receipt-failed = не удалось сформировать, мы разбираемся
payments-receipt-elsewhere = придёт отдельно, от кассы банка или поставщика
payments-receipt-not-needed = не выдаётся
payments-receipt-none = в демонстрации не выдаётся
payments-supplier = Поставщик услуг
payments-supplier-account = ЛС { $number }
payments-sum = Сумма
payments-date = Дата
payments-state = Состояние
payments-number = Платёж
payments-way = Как оплачено
payments-total-fee = Всего, комиссия 0 ₽
payments-pay = Оплатить
payments-method-bank-card = Банковская карта
payments-method-bank-card-hint = Данные карты введёте на странице банка.
payments-method-sbp = Система быстрых платежей (СБП)
payments-method-sbp-hint = Откроется QR-код или сразу приложение вашего банка: подтвердите оплату в нём.
payments-method-sber-pay = SberPay
payments-method-sber-pay-hint = Подтвердите оплату в СберБанк Онлайн, данные карты вводить не нужно.
payments-method-t-pay = T-Pay
payments-method-t-pay-hint = Подтвердите оплату в приложении Т‑Банка, данные карты вводить не нужно.
payments-method-yoo-money = ЮMoney
payments-method-yoo-money-hint = Оплатите из кошелька ЮMoney или картой, которая к нему привязана.
payments-fee = Комиссия 0 ₽: спишется ровно та сумма, которую вы указали.
payments-letter-fee = Комиссия
payments-letter-fee-none = 0 ₽
payments-letter-method = Чем оплачено
payments-new-title = Оплата
payments-new-amounts = Сколько заплатить каждому поставщику
payments-new-owed = Мы вписали долг, всего { $sum }. Сумму можно изменить; пустое поле или 0 — не платить сейчас.
payments-new-nothing-owed = Долга нет. Можно заплатить вперёд: впишите сумму тому поставщику, которому хотите.
payments-new-debt = Долг { $sum }
payments-new-overpaid = Переплата { $sum }
payments-new-folded = { $n ->
    [one] Ещё { $n } счёт без долга
    [few] Ещё { $n } счёта без долга
    [many] Ещё { $n } счетов без долга
   *[other] Ещё { $n } счёта без долга
}
payments-new-method = Чем заплатить
payments-new-receipt = Куда отправить чек
payments-new-by-email = На электронную почту
payments-new-email = Электронная почта для чека
payments-new-by-sms = В SMS
payments-new-phone = Телефон для чека
payments-new-rules = Принимаю
payments-new-rules-link = правила оплаты
payments-new-send = Проверить платёж
payments-new-not-yet = Деньги ещё не спишутся
payments-error-amount = Введите сумму от 1 до 500 000 ₽
payments-error-total = За один раз можно заплатить от 1 до 500 000 ₽ всего. Введите сумму от 1 до 500 000 ₽
payments-error-kopecks = Введите сумму с копейками не длиннее двух цифр, например 1234,56
payments-error-ambiguous = Сумму можно понять двояко. Введите её без разделителя тысяч, например 1234,56
payments-error-nothing = Введите сумму хотя бы одному поставщику
payments-error-method = Выберите, чем заплатить
payments-error-email-only = Чек отправляем только на электронную почту.
payments-error-channel = Выберите, куда отправить чек
payments-error-email = Введите электронную почту для чека
payments-error-phone = Введите телефон для чека
payments-error-rules = Отметьте, что принимаете правила оплаты
payments-error-form = Форма устарела, платёж не начат. Проверьте суммы и отправьте её ещё раз
payments-off-title = Оплата в кабинете пока не подключена
payments-off-text = Заплатить можно и без кабинета:
payments-off-qr = по QR-коду с квитанции в приложении вашего банка;
payments-off-requisites = по реквизитам поставщика из квитанции в любом банке или на почте.
payments-off-bills = Открыть квитанции
payments-off-details = Реквизиты лицевого счёта
payments-check-title = Проверьте платёж
payments-check-caption = Суммы по поставщикам
payments-check-payee = Получатель: { $payee }
payments-check-advance = На { $sum } больше долга — останется авансом
payments-check-collector = Получатель
payments-check-collector-text = { $name } получит всю сумму и передаст её поставщикам
payments-check-receipt = Чек отправим
payments-check-email = на { $to }
payments-check-sms = в SMS на { $to }
payments-check-method = Чем заплатите
payments-check-pay = Оплатить { $sum }
payments-check-next = Откроется страница банка
payments-check-edit = Исправить
payments-show-title = Платёж № { $number }
payments-show-paid = Оплачено { $sum }
payments-show-failed = Оплата не прошла
payments-show-untold = Банк ничего не сообщил об оплате
payments-show-waiting = Ждём ответ банка
payments-show-review = Банк сообщил о платеже то, что не сходится с нашими записями. Сотрудник разбирается, вам ничего делать не нужно. Не платите ещё раз, пока мы не закончим.
payments-show-waiting-text = Банк ещё не сообщил, что деньги получены. Если вы уже заплатили, подождите и обновите страницу: второй раз платить не нужно. Если не заплатили, продолжите оплату.
payments-show-unknown-text = Банк ещё не ответил. Мы сами спросим его снова и напишем вам. Деньги не списаны: оплата начинается только на странице банка.
payments-show-continue = Продолжить оплату
payments-show-refresh = Обновить
payments-show-not-taken = Деньги не списаны.
payments-show-untold-text = Мы ждали больше суток и закрыли этот платёж, не узнав, списаны ли деньги. Проверьте по своему банку. Если деньги списаны, не платите второй раз и напишите нам: мы найдём оплату в реестре банка и учтём её. Если не списаны, можно заплатить заново.
payments-show-untold-write = Написать нам
payments-show-again = Повторить оплату
payments-show-account = К лицевому счёту
payments-show-paid-text = Сумма к оплате в кабинете уже уменьшилась. Поставщики покажут этот платёж в следующей квитанции. Подтверждение мы отправили письмом.
payments-show-done = Готово
payments-show-started = Начат
payments-show-ended = Закончен
payments-show-paid-at = Оплачен
payments-history-title = Оплаты
payments-history-link = Все оплаты
payments-history-here = Оплачено в кабинете
payments-history-by-supplier = По поставщикам
payments-history-folded = Нажмите на поставщика, чтобы увидеть оплаты.
payments-history-empty = Оплат за период нет.
payments-acknowledged = поставщик учёл
payments-way-here = В кабинете
payments-way-told = По данным поставщика
payments-way-bank = В банке
payments-way-cash = Наличными
payments-way-post = На почте
payments-way-office = В офисе
payments-way-online = Через интернет
payments-way-terminal = В терминале
payments-way-registry = По реестру банка
payments-way-refund = Возврат
payments-way-correction = Исправление поставщика
payments-letter-number = Платёж №
payments-letter-date = Дата и время
payments-letter-part = { $supplier }, ЛС { $number }
payments-letter-total = Всего
payments-letter-receipt = Чек отправят на
payments-letter-reason = Причина
payments-letter-paid-subject = Оплата принята: { $sum }
payments-letter-paid-text = Ваша оплата принята, сумма к оплате в кабинете уже уменьшилась.
payments-letter-paid-link = Открыть платёж
payments-letter-failed-subject = Оплата не прошла
payments-letter-failed-text = Деньги не списаны. Попробуйте ещё раз или заплатите другой картой.
payments-letter-failed-link = Открыть платёж и повторить
cards-name = •• { $last }
cards-pay-with = Сохранённой картой { $card }
cards-pay-with-until = Сохранённой картой { $card }, действует по { $month }
cards-which = Какой картой
cards-at-bank = Введу карту на странице банка
cards-first-hint = Сохранённая карта не подходит, когда поставщику платят впервые, чтобы никто не заплатил ею без вас. Впервые сейчас: { $suppliers }. Для этого платежа введите карту на странице банка.
cards-save = Сохранить карту для следующих оплат
cards-save-hint = Не обязательно. Номер карты останется у банка, кабинет хранит только его условный код. Сохранённой картой платят лишь за жилищно-коммунальные услуги, удалить её можно в любой момент.
cards-save-rules = Правила
cards-payer = Кто платит
cards-payer-hint = Закон велит сообщать плательщика получателю: { $payees }. Имя и документ отправим банку с этим платежом и нигде не сохраним.
cards-payer-name = Фамилия, имя, отчество
cards-payer-document = Документ
cards-payer-document-hint = Вид, серия и номер, например: паспорт 6901 123456
cards-unpayable = Здесь не получится заплатить: { $payees }. Закон велит сообщать им, кто платит, а подключённый банк этого не передаёт. Заплатите им по квитанции.
cards-error-gone = Этой карты больше нет среди ваших сохранённых. Выберите другую или введите карту на странице банка
cards-error-first = Сохранённой картой нельзя платить поставщику впервые: { $suppliers }. Введите карту на странице банка или уберите эту сумму
cards-error-identity-off = Этому получателю надо сообщить, кто платит, а банк этого не передаёт. Оставьте сумму пустой и заплатите по квитанции
cards-error-identity-alone = Этому получателю надо заплатить отдельно. Оставьте сумму только ему, остальных оплатите следом
cards-error-payer-name = Введите фамилию, имя и отчество плательщика, до 128 знаков
cards-error-payer-document = Введите вид, серию и номер документа, до 128 знаков
cards-check-card = Сохранённой картой { $card }
cards-check-save = Карту сохраним, если банк подтвердит её кодом
cards-check-next = Деньги спишутся сразу, страница банка не откроется
cards-check-told = Плательщик
cards-check-told-text = Имя и документ отправим банку для получателя ({ $payees }) и нигде не сохраним
cards-show-waiting = Банк ещё не ответил, списал ли он деньги с сохранённой карты. Мы сами спросим его снова и напишем вам. Второй раз платить не нужно.
cards-card = Карта
cards-state = Состояние
cards-state-active = Можно платить
cards-state-suspended = Приостановлена
cards-state-elsewhere = Другой банк: сейчас не платит
cards-state-expired = Срок закончился
cards-action = Действие
cards-until = действует по { $month }
cards-delete = Удалить
cards-delete-what = Удалённую карту забудет и банк. Автоплатежи с неё выключатся.
cards-suspended-why = Кто-то попросил восстановить пароль вашего кабинета, поэтому платить картами пока нельзя. Если это были не вы, выйдите и войдите заново со своим паролем: карты снова заработают. Если пароль сменить по ссылке, карты удалятся.
cards-how = Чтобы сохранить карту, отметьте это при оплате.
cards-flash-removed = Карта удалена.
cards-letter-saved-subject = Карта { $card } сохранена
cards-letter-saved-text = Вы сохранили карту { $card } для оплаты жилищно-коммунальных услуг. Номер карты хранит банк, в кабинете его нет.
cards-letter-saved-note = Это были не вы? Удалите карту в кабинете и смените пароль.
cards-letter-removed-subject = Карта { $card } удалена
cards-letter-removed-text = Карта { $card } удалена из кабинета. Банк её тоже забудет, автоплатежи с неё выключены.
cards-letter-removed-note = Это были не вы? Смените пароль.
cards-letter-revoked-subject = Карта { $card } больше не подходит
cards-letter-revoked-text = Банк больше не разрешает платить сохранённой картой { $card }. Мы удалили её, автоплатежи с неё выключены.
cards-letter-revoked-note = Чтобы платить без ввода карты, сохраните её заново при следующей оплате.
cards-letter-link = Открыть карты
payments-why-revoked = Банк больше не разрешает списывать деньги с этой карты. Если она была сохранена, мы её удалили: введите карту на странице банка и, если хотите, сохраните заново.
autopay-title = Автоплатёж
autopay-of = Автоплатёж за ЛС { $number }
autopay-about = Кабинет сам заплатит долг сохранённой картой. За день до списания пришлём письмо с суммой: в нём можно выключить автоплатёж одним нажатием. Больше, чем в письме, не спишем.
autopay-no-bank = Подключённый банк не хранит карты, поэтому автоплатежа нет. Платить можно вручную.
autopay-others = Автоплатёж по этому лицевому счёту уже включил другой жилец. Два сразу заплатили бы один долг дважды.
autopay-no-card = Сначала нужна сохранённая карта: отметьте «Сохранить карту» при оплате.
autopay-no-suppliers = Автоплатёж платит тем, кому вы уже платили здесь сами. Заплатите первый раз вручную.
autopay-now = Включён
autopay-change = Изменить условия
autopay-card = Какой картой платить
autopay-card-waits = приостановлена или её срок закончился: списаний нет
autopay-when = Когда
autopay-when-bill = На следующий день после письма о новой квитанции
autopay-when-day = В выбранный день месяца
autopay-said-bill = когда придёт новая квитанция, через день после письма
autopay-said-day = { $day } числа каждого месяца
autopay-day = День месяца
autopay-day-hint = От 1 до 28, такие дни есть в каждом месяце
autopay-limit = Не больше за месяц
autopay-limit-hint = В рублях. Если долг больше, не спишем ничего и напишем вам
autopay-suppliers = Кому платить
autopay-suppliers-hint = Новый поставщик в квитанции подождёт вашего согласия
autopay-supplier-new = Сначала заплатите ему один раз сами
autopay-supplier-identity = Ему надо сообщать, кто платит: только вручную
autopay-rules = Согласен на списания по этим условиям и принимаю
autopay-on = Включить автоплатёж
autopay-save = Сохранить условия
autopay-off = Выключить автоплатёж
autopay-flash-on = Автоплатёж включён.
autopay-flash-off = Автоплатёж выключен.
autopay-stop-title = Выключить автоплатёж?
autopay-stop-text = Списаний больше не будет. Включить снова можно в кабинете.
autopay-stopped-title = Автоплатёж выключен
autopay-stopped-text = Сам он ничего больше не спишет. Включить его снова можно в кабинете, на странице лицевого счёта.
autopay-stopped-home = В кабинет
autopay-error-card = Выберите карту
autopay-error-when = Выберите, когда платить
autopay-error-day = Введите день от 1 до 28
autopay-error-limit = Введите сумму от 1 до 500 000 ₽
autopay-error-suppliers = Отметьте хотя бы одного поставщика
autopay-error-rules = Отметьте, что согласны на списания и принимаете правила оплаты
autopay-error-other = Автоплатёж не включён: карты больше нет или автоплатёж по этому счёту уже включил другой жилец
autopay-letter-subject = Автоплатёж { $date }: { $sum }
autopay-letter-text = Завтра спишем деньги с вашей сохранённой карты:
autopay-letter-date = Дата списания
autopay-letter-card = Карта
autopay-letter-not-more = Больше этой суммы не спишем. Если заплатите раньше сами, спишем только остаток.
autopay-letter-off = Выключить автоплатёж
autopay-letter-change = Условия автоплатежа
autopay-letter-pay = Заплатить вручную
autopay-letter-left-out = Ждут вас и не оплачиваются автоматически: { $suppliers }. Заплатите им сами, а потом отметьте их в условиях автоплатежа.
autopay-letter-skipped-subject = Автоплатёж: в этот раз ничего не спишем
autopay-letter-limit = К оплате { $sum }, а по вашему условию за месяц можно списать не больше { $limit }. Поэтому не спишем ничего.
autopay-letter-new-only = В квитанции долг только перед поставщиками, на которых вы ещё не согласились.
autopay-letter-expired = Срок карты { $card } заканчивается раньше списания. Выберите другую карту в условиях автоплатежа.
autopay-letter-card-off = Карта { $card } приостановлена, удалена или её срок закончился, поэтому списания не было.
autopay-letter-late = Мы не смогли списать деньги { $date } и не будем делать это позже без вас. Заплатите, пожалуйста, вручную.
autopay-letter-failed = Это был автоплатёж. Сам он эту сумму второй раз списывать не станет: заплатите вручную.
payments-why-closed = Сотрудник закрыл этот платёж: банк сообщил о нём то, что не сходится с нашими записями. Если деньги списаны, банк их вернёт. Ответ на вопрос — по телефону вверху страницы.
payments-refund-description = Возврат по платежу № { $number }
payments-refund-title = Возврат
payments-refund-when = Банк зачисляет возврат на ту же карту или счёт, обычно за несколько рабочих дней.
payments-refund-waiting = Ждёт согласия второго сотрудника
payments-refund-sent = Отправлен в банк
payments-refund-unknown = Уточняем у банка
payments-refund-succeeded = Возвращено
payments-refund-declined = Не состоялся
payments-fiscal-drive = № ФН
payments-fiscal-document = № ФД
payments-fiscal-sign = ФПД
payments-fiscal-at = Время чека
payments-receipt-again = Отправить чек ещё раз
payments-receipt-again-to = Отправим туда, куда вы просили чек: { $to }
payments-flash-receipt = Отправили ещё раз
payments-paper-open = Открыть для печати
payments-paper-title = Подтверждение платежа № { $number }
payments-paper-receipt = Чек платежа № { $number }
payments-paper-not-receipt = Это подтверждение платежа, а не кассовый чек. Данные чека появятся здесь, когда банк их передаст.
payments-paper-no-receipt = Это подтверждение платежа, а не кассовый чек.
payments-paper-refund = Подтверждение возврата № { $number }
payments-paper-refund-receipt = Чек возврата № { $number }
payments-paper-not-refund-receipt = Это подтверждение возврата, а не кассовый чек. Данные чека появятся здесь, когда банк их передаст.
payments-paper-refund-total = Возвращено
payments-paper-print = Печать
payments-paper-account = Лицевой счёт
payments-paper-code = QR-код кассового чека
payments-paper-code-how = Чек можно проверить по этому коду в приложении налоговой службы «Проверка чеков».
payments-letter-receipt-state = { $to } — { $state }
payments-letter-again-subject = Чек платежа № { $number }
payments-letter-again-text = Вы просили прислать чек ещё раз. Вот платёж и то, что известно о чеке.
payments-letter-again-link = Открыть для печати
payments-letter-refund-date = Дата и время возврата
payments-letter-refund-total = Возвращаем
payments-letter-refund-subject = Возврат оплаты: { $sum }
payments-letter-refund-text = Мы вернули деньги по вашему платежу. Сумма к оплате в кабинете снова выросла на эту сумму.
payments-letter-refund-text-unposted = Банк списал деньги, когда платёж уже был закрыт. Мы вернули их; сумма к оплате в кабинете не менялась.
payments-letter-refund-when = Банк зачисляет возврат на ту же карту или счёт, обычно за несколько рабочих дней.
payments-sms = Оплачено { $sum }, платёж № { $number }. Чек: { $link }
bank-name = Демо-банк
bank-title = Оплата картой
bank-sum = К оплате
bank-payee = Получатель
bank-for = Назначение
bank-cards = Настоящая карта не нужна, деньги не списываются. Подойдут карты:
bank-card-good = оплата пройдёт, код 1234
bank-card-declined = банк откажет
bank-card-no-3ds = без 3-D Secure, банк откажет
bank-keeps-card = Магазин просит сохранить карту для следующих оплат. Мы запомним её, если оплата пройдёт.
bank-card-number = Номер карты
bank-expiry = Месяц и год
bank-expiry-hint = Любые в будущем, например 12/30
bank-cvc = CVC2/CVV2
bank-cvc-hint = Три цифры с оборотной стороны, здесь любые
bank-pay = Оплатить { $sum }
bank-card-unknown = Такой карты в демо-банке нет. Введите одну из карт, названных выше
bank-expiry-past = Срок карты прошёл. Введите месяц и год в будущем
bank-expiry-wrong = Введите месяц и год двумя цифрами, например 12/30
bank-cvc-wrong = Введите три цифры CVC2/CVV2
bank-code-title = Подтвердите оплату
bank-code-sent = Код для карты •• { $tail } пришёл бы вам в SMS.
bank-code = Код из SMS
bank-code-hint = В демо-банке код всегда 1234
bank-code-send = Подтвердить оплату
bank-code-wrong = { $left ->
    [one] Неверный код. Осталась { $left } попытка
    [few] Неверный код. Осталось { $left } попытки
    [many] Неверный код. Осталось { $left } попыток
   *[other] Неверный код. Осталось { $left } попытки
}

# Без регистрации
payments-guest-link = Оплатить без регистрации
payments-guest-ask-title = Оплата без регистрации
payments-guest-ask-lead = Возьмите последнюю квитанцию: понадобятся номер лицевого счёта и ответ на один вопрос по ней. Так чужой не увидит ваш счёт.
payments-guest-ask-send = Открыть счёт
payments-guest-ask-note = Откроется только сумма к оплате: без имени, полного адреса и показаний.
payments-guest-title = Счёт за { $period }
payments-guest-title-no-bill = Оплата лицевого счёта
payments-guest-number = Лицевой счёт { $number }
payments-guest-caption = Суммы по поставщикам: по квитанции и сейчас
payments-guest-billed = По квитанции
payments-guest-due = Сейчас
payments-guest-owed = К оплате
payments-guest-later = в новой квитанции
payments-guest-later-text = Пришла новая квитанция, долг уже перенесён в неё. Оплатите по коду на новой квитанции или ответьте на вопрос по ней:
payments-guest-no-more = Платить по этой квитанции не нужно: она отозвана или заменена другой. Возьмите последнюю квитанцию.
payments-guest-email-hint = На неё придёт и письмо о платеже.
payments-guest-only = Здесь только этот счёт. Показания, история и квитанции — в личном кабинете.
payments-guest-unknown-text = Банк ещё не ответил. Мы сами спросим его снова, обновите страницу через минуту. Деньги не списаны: оплата начинается только на странице банка.
payments-guest-paid-text = Сумма к оплате уже уменьшилась. Поставщики покажут этот платёж в следующей квитанции.
payments-guest-another = Оплатить другой счёт
payments-guest-paper = Подтверждение оплаты
payments-guest-paper-back = К платежу
payments-guest-paper-to = Чек придёт туда, куда вы просили его отправить, когда платили.
payments-guest-next-title = Остался ещё один платёж
payments-guest-next-text = Поставщики получают деньги по отдельности, поэтому платежей несколько. Первый закончен, продолжите со следующим.

## support
support-short-name = Кабинет
support-front-title = Показания, квитанции и оплата в одном месте
support-front-lead = Подключите лицевой счёт по последней квитанции и ведите дела с поставщиками без очередей и звонков.
support-front-what = Что здесь можно
support-front-readings = Передать показания счётчиков и сразу увидеть, сколько это примерно в рублях
support-front-bills = Открыть квитанцию за любой месяц: по поставщикам и по услугам
support-front-pay = Оплатить картой: всем поставщикам сразу или выбранным
support-front-details = Проверить тарифы, сроки поверки счётчиков и историю платежей
support-suppliers = Поставщики
support-call = Позвоните нам:
support-news-title = Новости
support-phone = Телефон
support-emergency = Аварийная служба
support-hours = Часы работы
support-address = Адрес
support-email = Электронная почта
support-site = Сайт
support-readings = Приём показаний
support-readings-days = с { $from }-го по { $to }-е число
support-readings-day = { $day }-го числа
support-readings-wrap = с { $from }-го по { $to }-е число следующего месяца
support-readings-any = в любой день
support-requisites = Банковские реквизиты
support-requisites-all = Реквизиты поставщиков
support-accounts-true = Здесь настоящие реквизиты поставщиков: сверьте с ними квитанцию, если сомневаетесь в ней.
support-full-name = Полное название
support-inn = ИНН
support-kpp = КПП
support-ogrn = ОГРН
support-bank = Банк
support-bic = БИК
support-account = Расчётный счёт
support-correspondent = Корреспондентский счёт
support-pay-title = Способы оплаты
support-pay-off = Оплата в кабинете не подключена. Платите по квитанции:
support-pay-off-qr = Наведите камеру в приложении вашего банка на QR-код квитанции: получатель, лицевой счёт и сумма подставятся сами. У каждого поставщика свой код.
support-pay-off-office = Покажите квитанцию в банке или на почте: оператор примет оплату по коду или по реквизитам.
support-pay-off-requisites = Введите реквизиты поставщика в любом банке сами. В назначении платежа напишите номер лицевого счёта и месяц.
support-pay-off-where = Квитанцию с кодами можно открыть и распечатать в кабинете: «Квитанции и оплата».
support-pay-card = Банковская карта: номер, срок и код вводят только на странице банка
support-pay-sbp = Система быстрых платежей (СБП): по QR-коду или через приложение банка
support-pay-sber = SberPay: подтверждаете оплату в СберБанк Онлайн, карту вводить не нужно
support-pay-t = T-Pay: подтверждаете оплату в приложении Т‑Банка, карту вводить не нужно
support-pay-yoomoney = ЮMoney: из кошелька или картой, которая к нему привязана
support-pay-fee = Комиссия 0 ₽, каким бы способом вы ни платили.
support-pay-demo = Сейчас подключён демонстрационный банк: деньги не списываются.
support-pay-how = Как это происходит
support-pay-how-1 = Вы выбираете, кому и сколько заплатить. Суммы подставлены по последней квитанции, их можно изменить.
support-pay-how-2 = Мы показываем проверочную страницу: получатели, суммы, куда придёт чек.
support-pay-how-3 = Вы подтверждаете оплату на странице банка. Данные карты мы не видим и не храним.
support-pay-how-4 = После ответа банка сумма к оплате уменьшается, а на почту приходит письмо. Чек придёт по почте или СМС, как вы выбрали.
support-pay-back = Если заплатили по ошибке
support-pay-back-text = Позвоните нам и назовите номер платежа. Деньги возвращают на ту же карту.
support-pay-rules = Правила оплаты
support-pay-safety = Безопасность платежей
support-help-title = Как пользоваться кабинетом
support-help-lead = Шесть шагов от бумажной квитанции до оплаты. Последняя квитанция пригодится на втором.
support-step-1 = Зарегистрируйтесь
support-step-1-text = Понадобится электронная почта. Мы пришлём письмо со ссылкой: откройте её и нажмите «Подтвердить».
support-step-2 = Подключите лицевой счёт
support-step-2-text = Введите номер с квитанции и ответьте на контрольный вопрос: код для добавления или любая сумма «Итого к оплате».
support-step-3 = Передайте показания
support-step-3-text = Впишите, что на счётчиках. Незаполненные мы пропустим. Перед отправкой покажем расход и примерную сумму.
support-step-4 = Проверьте примерную сумму
support-step-4-text = Кабинет покажет расход и сколько это примерно в рублях. Если число похоже на ошибку, спросит: можно исправить или подтвердить.
support-step-5 = Оплатите
support-step-5-text = Суммы уже подставлены. Карту вводите только на странице банка.
support-step-5-off = Заплатите по QR-коду из квитанции: оплата в кабинете пока не подключена.
support-step-6 = Распечатайте квитанцию
support-step-6-text = Откройте квитанцию за любой месяц: сумма раскрывается до поставщика, услуги и тарифа. Её можно распечатать, она такая же, как бумажная.
support-faq-linking = Подключение счёта
support-faq-number = Какой номер вводить: их в квитанции несколько?
support-faq-number-answer = Любой. Подойдёт единый номер, прежний номер и номер у любого поставщика из квитанции. Пробелы не важны.
support-faq-code = Где взять код для добавления в кабинет?
support-faq-code-answer = На закрытой части квитанции, внизу: «Код для добавления договора в ЛКК». Если кода нет, ответьте суммой: подойдёт любая рядом с QR-кодом и общий итог последней квитанции.
support-faq-locked = Почему кабинет просит подождать?
support-faq-locked-answer = После нескольких неверных ответов мы делаем паузу, чтобы посторонний не подобрал код. До её конца не принимается и верный ответ. Тем, кто уже подключён, это не мешает.
support-faq-owner = Кабинет пишет, что сменился владелец
support-faq-owner-answer = Поставщик сообщил о новом собственнике, и прежние подключения приостановлены. Ответьте на контрольный вопрос ещё раз, и счёт откроется.
support-faq-readings = Показания
support-faq-when = Когда передавать показания?
support-faq-when-answer = Дни приёма у каждого поставщика свои: они стоят в форме показаний и на странице «Контакты».
support-faq-digits = Писать ли цифры после запятой?
support-faq-digits-answer = Да, если они есть на счётчике: обычно они красные или в рамке. Запятая и точка равны, нули впереди можно не писать.
support-faq-mistake = Ошибка в показаниях: можно исправить?
support-faq-mistake-answer = Можно, пока приём открыт: передайте верное показание ещё раз, оно заменит прежнее. Потом позвоните нам.
support-faq-silent = Что будет, если не передать?
support-faq-silent-answer = Начислят по среднему расходу, а если показаний нет дольше — по нормативу. Когда показания появятся, сумму пересчитает поставщик.
support-faq-verify = Закончился срок поверки. Что делать?
support-faq-verify-answer = Заказать поверку и отправить поставщику её результат. До этого показания мы принимаем, но в расчёт они не идут.
support-faq-bills = Квитанции и оплата
support-faq-several = Почему к оплате больше, чем итог за вычетом переплат?
support-faq-several-answer = В квитанции несколько поставщиков, и у каждого свой счёт. Переплата одному не уменьшает долг другому, поэтому складываются только долги.
support-faq-labels = Что значит «1/12» и «Факт»?
support-faq-labels-answer = Два способа считать отопление: равными долями весь год или по месяцам, когда топят. В квитанции стоят оба итога, платят один из них.
support-faq-penalty = Почему в двух видах квитанции пени стоят по-разному?
support-faq-penalty-answer = По поставщикам пени входят в итог. По услугам они показаны отдельной строкой, чтобы было видно, сколько стоит сама услуга. Общая сумма одна и та же.
support-faq-paid = Когда оплата дойдёт?
support-faq-paid-answer = Оплата в кабинете уменьшает сумму сразу после ответа банка. Оплата в другом месте появится, когда о ней сообщит поставщик, обычно через несколько дней.
support-faq-safety = Безопасность
support-faq-stranger = Пришло письмо, что к моему счёту кто-то подключился
support-faq-stranger-answer = Значит, человек ответил на вопрос по вашей квитанции. Если вы его не знаете, позвоните нам: отключим его и сменим код.
support-faq-asks = Спрашивает ли кабинет пароль или код по телефону?
support-faq-asks-answer = Нет. Мы не просим пароли, коды из СМС и данные карты ни по телефону, ни в письмах.
support-faq-other = Не нашли ответ?
support-faq-other-text = Позвоните нам или напишите поставщику:

## demo
demo-appeal-answered = Добрый день! В прошлой квитанции сумма больше обычной почти на треть. Из чего она сложилась?
demo-appeal-answer = Добрый день! Мы проверили начисления. Сумма выросла, потому что начался отопительный сезон: отопление за месяц начислено впервые с весны. По остальным услугам объёмы обычные. Состав суммы по услугам открыт в квитанции.
demo-appeal-waiting = Счётчик стал показывать неразборчиво: последняя цифра застряла между двумя. Что мне делать с показаниями до замены?
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние

## usage (расход, «почему изменилось», пени, вопросы, новости)
usage-title = Расход по месяцам
usage-service = Услуга
usage-months = За сколько месяцев
usage-12 = 12 месяцев
usage-24 = 24 месяца
usage-none = Расход показывать не по чему: у этого счёта нет ни счётчиков, ни услуг, которые считают по объёму.
usage-too-few = { $n ->
    [0] Данных о расходе пока нет.
   *[other] Известен расход только за один месяц.
  }
usage-too-few-when = График появится, когда будут известны хотя бы два месяца: из квитанций, которые поставщик выставляет в начале следующего месяца, или из двух показаний подряд.
usage-average = В среднем { $volume } в месяц: по { $n ->
    [one] { $n } месяцу
   *[other] { $n } месяцам
  } из последних двенадцати, за которые есть данные
usage-norm-person = Норматив: { $value } на человека × { $times } = { $month } в месяц.
usage-norm-m2 = Норматив: { $value } на м² × { $times } м² = { $month } в месяц.
usage-norm-account = Норматив: { $month } в месяц.
usage-norm-multiplied = Без счётчика, когда его можно поставить, норматив умножают на { $by }: { $month }.
usage-norm-what = Что такое норматив
usage-this-year = этот год
usage-last-year = год назад
usage-zone = { $zone ->
    [1] день (T1)
    [2] ночь (T2)
   *[other] полупик (T3)
  }
usage-spoken = { $service } по месяцам: меньше всего { $least } ({ $least_month }), больше всего { $most } ({ $most_month }). Все числа в таблице ниже.
usage-table = { $service }: расход по месяцам
usage-month = Месяц
usage-volume = Расход
usage-unit = Единица
usage-before = Год назад
usage-against = К нормативу
usage-norm = Норматив
usage-source = Откуда
usage-unknown = нет данных
usage-norm-same = ровно норматив
usage-norm-above = на { $by } больше
usage-norm-below = на { $by } меньше
usage-by-meter = начислено по счётчику
usage-by-average = начислено по среднему
usage-by-norm = начислено по нормативу
usage-by-house = начислено по общедомовому счётчику
usage-by-bill = из квитанции
usage-by-readings = по показаниям
usage-by-readings-shared = по показаниям, поровну на { $n } мес.
usage-csv = Скачать таблицу (CSV)
usage-where-from = Расход взят из квитанций: это объём, за который начислено. Если в квитанции объёма нет, показана разница ваших показаний. Когда показания передавали не каждый месяц, она делится поровну. Месяц без данных так и назван: ноль мы не подставляем.
usage-link = Расход по месяцам
why-title = Почему сумма изменилась
why-same = За месяц начислено { $now }: столько же, сколько за { $month }
why-more = За месяц начислено { $now }: на { $by } больше, чем за { $month }
why-less = За месяц начислено { $now }: на { $by } меньше, чем за { $month }
why-rest = { $n ->
    [one] ещё одна причина
    [few] ещё { $n } причины вместе
   *[other] ещё { $n } причин вместе
  }
why-started = новая услуга в этой квитанции
why-ended = в этой квитанции услуги больше нет
why-basis-meter = начислено по счётчику, в прошлый раз иначе
why-basis-average = начислено по среднему расходу, в прошлый раз иначе
why-basis-norm = начислено по нормативу, в прошлый раз иначе
why-basis-other = объём посчитан иначе, чем в прошлый раз
why-volume = { $to } { $unit } вместо { $from }
why-price = тариф { $to } вместо { $from }
why-price-untold = изменилась цена
why-charge = начисление изменилось, квитанция не говорит почему
why-support = меры социальной поддержки
why-recalculation = перерасчёт
why-penalty = пени
why-note = Сравнили то, что начислено за месяц: услуги, перерасчёты, льготы и новые пени. Прошлые долги и оплаты сюда не входят.
why-ask = Вопрос по квитанции
accounts-charged-title = Начислено не по показаниям
accounts-charged-norm = по нормативу с { $since }
accounts-charged-average = по среднему расходу с { $since }
accounts-charged-no-meter = , потому что своего счётчика у этой услуги нет
accounts-charged-lapsed = , потому что поверка счётчика закончилась { $date }
accounts-charged-silent = , потому что последнее показание было { $date }
accounts-charged-never = , потому что показаний ещё не было
accounts-charged-unknown = . Почему, знает поставщик: показания и поверка у нас в порядке
accounts-charged-what = Что такое норматив и как вернуться к счётчику
penalty-title = Пени за { $period }: как они получились
penalty-back = К квитанции
penalty-none = В этой квитанции пеней нет.
penalty-estimate = Это справочный расчёт, а не начисление.
penalty-rules = Главная та сумма, которую назвал поставщик: он знает точные дни оплаты и решения суда. Здесь видно, из чего она складывается.
penalty-how-1 = Первые 30 дней просрочки бесплатны. День 1 — следующий после срока оплаты.
penalty-how-2 = С 31-го по 90-й день — 1/300 ставки за каждый день.
penalty-how-3 = С 91-го дня — 1/130 ставки за каждый день.
penalty-how-4 = Ставка: ключевая ставка Банка России, но не больше предела, который назначило Правительство (сейчас 9,5 % годовых).
penalty-how-5 = Оплата сначала закрывает самый старый долг; день оплаты тоже считается. На сами пени пени не начисляют.
penalty-fund = Взнос на капитальный ремонт: после 90-го дня ставка не растёт.
penalty-no-steps = По нашим данным за этот месяц пеней быть не должно: долги младше 31 дня или уже оплачены.
penalty-steps = Расчёт по шагам
penalty-col-debt = Долг
penalty-col-days = Дни
penalty-col-balance = Не оплачено
penalty-col-sum = Пени
penalty-debt = за { $month }, срок { $due }
penalty-debt-old = прежний долг, срок не позже { $due }
penalty-days = { $from } — { $to }: дни { $first }–{ $last } просрочки
penalty-formula = { $balance } × { $rate } % × { $days } дн. / { $divisor }
penalty-total = Всего по нашему расчёту
penalty-charged = Начислил поставщик за этот месяц
penalty-older = Пени прошлых месяцев, ещё не оплаченные
penalty-whole = Всего пеней в квитанции
penalty-differs = Сумма поставщика другая: он мог учесть оплаты другим днём или решение, о котором мы не знаем. Спросите его, если разница велика.
penalty-faq = Какова методика расчёта пеней
penalty-link = как посчитаны
faq-lead = Ответы по темам. Слова из квитанции объяснены внизу, на них ведут ссылки с самой квитанции.
faq-topics = Темы
faq-search = Поиск по вопросам
faq-search-hint = Одно или несколько слов, например «норматив» или «рассрочка»
faq-find = Найти
faq-all = Все вопросы
faq-found = { $n ->
    [one] Нашли { $n } ответ
    [few] Нашли { $n } ответа
   *[other] Нашли { $n } ответов
  }
faq-nothing = Ничего не нашли по словам «{ $asked }». Попробуйте другое слово или спросите нас.
faq-money = Долги, пени, тарифы
faq-words = Слова в квитанции
faq-ask = Задать вопрос
faq-to-steps = Шесть шагов с картинками
faq-recount = По какому принципу происходит перерасчёт электроэнергии? Может ли он быть неверным, и кому сообщить об ошибке?
faq-recount-answer =
    Перерасчёт делают, когда начислили не по счётчику, а потом пришли показания; когда проверка нашла на счётчике другие цифры; когда услуги не было или она была плохой. Считают так: новое показание минус последнее учтённое и минус то, что за это время уже начислили по среднему расходу. Если начислили больше, чем прошло через счётчик, разницу возвращают в следующей квитанции.

    Ошибка возможна: неверно записанное показание, оплата, которая не дошла, не тот тариф. Сверьте в кабинете «Показания» (там видно, в каком счёте учтено каждое) и строку «Списано −, доначислено +» в квитанции: под ней стоит причина.

    О неточности сообщите поставщику: ссылка «Вопрос по квитанции» стоит на странице каждой квитанции. Если с ответом вы не согласны, обратитесь в государственную жилищную инспекцию своего региона.
faq-dispute = Как оспорить пересчёт долга? Почему пересчитывают при замене счётчика и кто платит за замену, если счётчик сломался не по моей вине?
faq-dispute-answer =
    Чтобы оспорить пересчёт, напишите поставщику: какая сумма, за какой месяц и почему вы с ней не согласны. Приложите чеки, фотографии счётчика, акты. Спорную часть поставщик обязан проверить и объяснить письменно; дальше решает жилищная инспекция или суд. Остальное лучше платить вовремя, чтобы не росли пени.

    При замене счётчика складывают два расхода: до последнего показания старого и от первого показания нового. Дни между ними считают по среднему, поэтому в квитанции появляется пересчёт. Следите, чтобы в акте стояли показания обоих счётчиков.

    Счётчик электроэнергии в многоквартирном доме с 1 июля 2020 года меняет за свой счёт гарантирующий поставщик, в том числе когда он сломался или истёк срок поверки. Счётчики воды, газа и тепла меняет собственник. Если счётчик повредил кто-то другой (авария в доме, работы управляющей организации), расходы можно взыскать с него.
faq-heir = Кто платит долги при смене собственника? Если собственник умер, кто платит долг за электроэнергию?
faq-heir-answer =
    Долг за коммунальные услуги остаётся за тем, кто был собственником, когда ими пользовались. Новый собственник платит со дня, когда право перешло к нему. Исключение — взносы на капитальный ремонт: неоплаченные взносы переходят к новому собственнику вместе с квартирой.

    Долг умершего платят наследники, принявшие наследство, каждый в пределах стоимости того, что получил. Начисления после дня смерти они платят как собственники. Пени за время до принятия наследства начислять не должны: если они есть, напишите поставщику и приложите свидетельство о праве на наследство.

    Когда поставщик запишет нового собственника, прежние подключения счёта в кабинете приостанавливаются: новый собственник подключает счёт заново.
faq-penalty-method = Какова методика расчёта пеней?
faq-penalty-method-answer =
    Первые 30 дней просрочки пеней нет. С 31-го по 90-й день за каждый день начисляют 1/300 ставки от неоплаченной суммы, с 91-го дня — 1/130 (статья 155 Жилищного кодекса). Ставка — ключевая ставка Банка России, но до 1 января 2027 года не больше 9,5 % годовых.

    Пример: 10 000 ₽ нужно было заплатить до 10 января 2025 года, заплатили 10 мая, на 120-й день. За дни 31–90: 10 000 × 9,5 % × 60 / 300 = 190,00 ₽. За дни 91–120: 10 000 × 9,5 % × 30 / 130 = 219,23 ₽. Всего 409,23 ₽.

    Расчёт по вашим долгам откроется, если в квитанции нажать на ссылку рядом с пенями. Он справочный: главная сумма та, которую назвал поставщик.
faq-instalments = Можно ли получить рассрочку, чтобы не начисляли пени из-за тяжёлого материального положения? Как её оформить?
faq-instalments-answer =
    Можно: поставщик вправе заключить с вами соглашение о рассрочке. Напишите ему («Вопрос по квитанции» или обращение), назовите сумму, которую можете платить в месяц, и причину; приложите документы о доходах или обстоятельствах. В соглашении будет график и то, что происходит с пенями: пока вы его соблюдаете, новые пени на этот долг обычно не начисляют.

    Если плата за месяц выросла больше чем на четверть по сравнению с тем же месяцем прошлого года, рассрочку обязаны предложить по правилам предоставления коммунальных услуг.

    Проверьте и право на субсидию: её дают, если на жильё уходит больше установленной в регионе доли дохода семьи. Оформляют в соцзащите, МФЦ или на «Госуслугах». Рассрочка видна в квитанции отдельной строкой: сколько в этом месяце и сколько осталось.
faq-statement = Почему для перерасчёта за прошлые годы нужно заявление? Почему нельзя сделать это сразу при обращении?
faq-statement-answer =
    Сумма в квитанции — денежный документ: чтобы её изменить, поставщику нужно основание с датой и подписью. Заявление называет, за какие месяцы и по какой причине пересчитать, и останавливает спор о сроках: взыскать можно за последние три года.

    Сразу не получается, потому что нужно поднять показания, акты, оплаты и тарифы за все эти месяцы, иногда проверить счётчик. Заявлением считается и обращение из кабинета: в нём уже есть ваш счёт, приложите к нему документы. Номер и срок ответа видны в разделе обращений.
faq-tariffs = От чего зависят тарифы на электроэнергию? Где можно отследить их изменение?
faq-tariffs-answer =
    Тариф для населения назначает орган регулирования вашего региона в пределах, которые задаёт Федеральная антимонопольная служба; поставщик его не выбирает. Цена зависит от того, город это или село, газовая у вас плита или электрическая, один тариф или зоны (день, ночь, полупик), и от объёма за месяц: сверх первого и второго порога киловатт-час дороже.

    Ваш тариф и все прежние стоят в кабинете: «Реквизиты» → нужный договор → «История тарифов». В квитанции тариф указан у каждой услуги, а рост цены назван в разделе «Почему сумма изменилась». Решения публикует на своём сайте региональный орган по тарифам.
faq-tariff-plans = Будут ли меняться тарифы в ближайшее время? Почему, и как предупредят?
faq-tariff-plans-answer =
    Тарифы пересматривают обычно раз в год. В 2026 году они менялись 1 января (на 1,7 % из-за ставки НДС) и 1 октября, когда каждый регион вводил свой рост в пределах общего индекса. О следующем изменении мы не гадаем: его назначает региональный орган, и решение публикуют до того, как оно вступит в силу.

    Растут тарифы из-за цен на топливо и электроэнергию, ремонта сетей, налогов. Новый тариф появляется в «Истории тарифов» с датой начала, о больших изменениях поставщики пишут в новостях кабинета, а в первой квитанции с новой ценой кабинет покажет, сколько рублей она прибавила.
faq-stove = У меня электроплита, а тариф как с газом. Почему?
faq-stove-answer =
    Тариф для домов с электроплитами действует, когда плита стоит там по проекту или переоборудование оформлено документами. Если плиту купили сами, а дом газифицирован, по закону остаётся обычный тариф.

    Если дом с электроплитами, а тариф другой, поставщик об этом не знает. Напишите ему и приложите технический паспорт квартиры или дома, документ о переоборудовании или справку управляющей организации. Тариф изменят со дня, когда документы получены; за прошлое пересчитают, если ошибся поставщик. Свой тариф проверьте в «Реквизитах».
faq-term-opening = Долг на начало
faq-term-opening-answer = Сколько вы были должны поставщику к началу месяца. С минусом — переплата.
faq-term-paid = Оплачено
faq-term-paid-answer = Ваши оплаты, которые поставщик увидел до дня «Учтены оплаты по»: он назван в квитанции. Более поздние войдут в следующую.
faq-term-charged = Начислено
faq-term-charged-answer = Плата за услуги этого месяца: объём × тариф. До копейки её округляют один раз, в конце, поэтому произведение округлённых чисел может отличаться.
faq-term-support = Меры социальной поддержки
faq-term-support-answer = Льгота, которую поставщик уже вычел из платы. Стоит с минусом.
faq-term-recalculation = Списано −, доначислено +
faq-term-recalculation-answer = Перерасчёт за прошлое время: минус уменьшает плату, плюс увеличивает. Причина стоит в квитанции ниже.
faq-term-closing = Долг на конец
faq-term-closing-answer = Долг на начало − оплачено + начислено + меры поддержки + перерасчёт. Пени стоят отдельно.
faq-term-penalty = Пени
faq-term-penalty-answer = Плата за просрочку: с 31-го дня 1/300, с 91-го дня 1/130 ставки в день. По поставщикам пени входят в итог, по услугам показаны отдельно. Расчёт по вашим долгам открывается по ссылке рядом с суммой.
faq-term-total = Итого к оплате
faq-term-total-answer = Сумма по всем поставщикам, которым вы должны. Переплата одному не уменьшает долг другому и остаётся авансом.
faq-term-quantity = Количество
faq-term-quantity-answer = Объём услуги, за который начислено: кубометры, киловатт-часы, гигакалории, квадратные метры.
faq-term-tariff = Тариф
faq-term-tariff-answer = Цена единицы, которую назначил регулятор. Прежние цены стоят в «Реквизитах», в истории тарифов.
faq-term-unit-price = Цена за единицу
faq-term-unit-price-answer = Цена того, что стоит в колонке «Количество», с нормой внутри: например, цена отопления одного квадратного метра = норма на метр × тариф за гигакалорию.
faq-term-norm = Норматив
faq-term-norm-answer = Сколько услуги положено в месяц на человека, метр или квартиру, когда счётчика нет или показаний не было больше трёх месяцев подряд. До этого начисляют по среднему расходу. Чтобы вернуться к счётчику, передайте показания, а если закончилась поверка, закажите её и отправьте акт поставщику.
faq-term-average = Средний расход
faq-term-average-answer = По нему начисляют до трёх месяцев подряд, если показаний нет или поверка закончилась: берут среднее за последние полгода.
faq-term-multiplier = Повышающий коэффициент
faq-term-multiplier-answer = На него умножают норматив, если счётчик можно поставить, а его нет или он не поверен. Обычно 1,5. Коэффициента нет, если акт говорит, что счётчик поставить нельзя.
faq-term-common = Общедомовые нужды
faq-term-common-answer = Ваша доля света, воды и стоков на содержание общего имущества: лестниц, лифтов, двора. Зависит от площади квартиры.
faq-term-labels = «1/12» и «Факт»
faq-term-labels-answer = Два способа считать отопление: равными долями круглый год или по месяцам, когда топят. В квитанции стоят оба, платят тот, у которого написано «к оплате».
faq-term-objects = Количество объектов
faq-term-objects-answer = Сколько людей, комнат или устройств вошло в расчёт.
faq-term-instalment = Рассрочка
faq-term-instalment-answer = Долг, который по соглашению платят частями: сколько в этом месяце и сколько осталось.
faq-term-house = По общедомовому счётчику
faq-term-house-answer = Расход дома делят между квартирами: по площади, жильцам или показаниям квартирных счётчиков.
news-title = Новости
news-none = Новостей пока нет. Здесь поставщики пишут об отключениях, тарифах и сроках.
news-about = Для кого:
news-all = Все новости
news-newer = Новее
news-older = Раньше
news-page = Страница { $page }
faq-seen-sign-up = Форма регистрации: почта, пароль с правилом над полем, имя и отдельная отметка о согласии
faq-seen-link = Подключение счёта: контрольный вопрос с двумя вариантами и поле для ответа
faq-seen-readings = Форма показаний: по каждому счётчику прошлое показание и поле для нового
faq-seen-estimate = Проверка показаний: было, стало, расход и примерная сумма по каждому счётчику
faq-seen-pay = Форма оплаты: сумма каждому поставщику уже подставлена, выбор, куда прислать чек
faq-seen-print = Страница для печати: чья квитанция, лицевой счёт, адрес, площадь, ниже сумма к оплате
faq-not-worked = Если не получилось
faq-not-worked-text = Всё, что есть в кабинете, сделаем и по телефону. Частые вопросы и ответы:
faq-readings-of = Приём показаний: { $service }
faq-ways = Как передать показания
faq-way-here = в личном кабинете
faq-way-phone = по телефону поставщика
faq-way-office = в его офисе
## appeals
appeals-title = Обращения
appeals-write = Написать обращение
appeals-accounts = Лицевой счёт
appeals-all-accounts = Все счета
appeals-empty = За этот период обращений нет. Выберите период длиннее или напишите нам: ответ придёт сюда и на почту.
appeals-caption = Ваши обращения
appeals-number-topic = Номер и тема
appeals-about = О чём
appeals-sent = Отправлено
appeals-state = Состояние
appeals-of-other = Обращение другого жителя
appeals-account-short = счёт { $number }
appeals-due-short = ответим до { $date }
appeals-pages = Страницы
appeals-newer = Более новые
appeals-older = Более ранние
appeals-state-new = Новое
appeals-state-in-progress = В работе
appeals-state-waiting = Ждём вас
appeals-state-answered = Есть ответ
appeals-state-closed = Закрыто
appeals-topic-bill = Квитанция и начисления
appeals-topic-payment = Оплата не видна или с ошибкой
appeals-topic-recalculation = Перерасчёт
appeals-topic-readings = Показания
appeals-topic-meter = Счётчик: замена, поверка, поломка
appeals-topic-quality = Качество услуги
appeals-topic-details = Ошибка в данных счёта
appeals-topic-other = Другое
appeals-new-title = Новое обращение
appeals-new-lead = Возможно, ответ уже есть:
appeals-supplier = Поставщик услуг
appeals-supplier-hint = Кто присылает начисления, о которых вы спрашиваете
appeals-choose = Выберите
appeals-account = Лицевой счёт
appeals-no-account = Вопрос не о счёте
appeals-topic = Тема
appeals-text = Вопрос
appeals-text-hint = До { $n } знаков
appeals-files = Файлы (необязательно)
appeals-files-hint = До { $n ->
    [one] { $n } файла
   *[other] { $n } файлов
} по { $mb } МБ: фото, PDF, Word, Excel, OpenDocument или текст
appeals-files-again = Файлы выберите ещё раз: браузер их не сохранил
appeals-new-answer = Ответ придёт в кабинет и письмом на вашу почту.
appeals-send = Отправить обращение
appeals-error-supplier-empty = Выберите поставщика услуг
appeals-error-supplier = Выберите поставщика услуг из списка
appeals-error-supplier-other = Этот поставщик не обслуживает выбранный лицевой счёт. Выберите другого поставщика или другой счёт
appeals-error-account = Выберите лицевой счёт из списка
appeals-error-topic-empty = Выберите тему
appeals-error-topic-long = Сократите тему до { $n } знаков
appeals-error-text-empty = Напишите, что случилось
appeals-error-text-long = Сократите текст до { $most } знаков: сейчас лишних { $n }
appeals-error-files-many = Прикрепите не больше { $n ->
    [one] { $n } файла
   *[other] { $n } файлов
}
appeals-file-empty = «{ $name }»: файл пустой.
appeals-file-large = «{ $name }»: файл больше { $mb } МБ. Уменьшите его или пришлите частями.
appeals-file-kind = «{ $name }»: такие файлы мы не принимаем. Подойдут JPEG, PNG, WebP, PDF, Word, Excel, OpenDocument и текст.
appeals-file-broken = «{ $name }»: файл повреждён или внутри не то, что обещает название. Сохраните его заново.
appeals-file-active = «{ $name }»: в документе есть макросы или сценарии. Сохраните его без них.
appeals-file-swells = «{ $name }»: рисунок или архив слишком велик внутри. Уменьшите его.
appeals-size-bytes = { $n } Б
appeals-size-kb = { $n } КБ
appeals-size-mb = { $n } МБ
appeals-show-title = Обращение № { $number }
appeals-next-due = Ответим до { $date } включительно.
appeals-next-late = Мы обещали ответить до { $date } и опаздываем. Простите: ваше обращение стоит первым.
appeals-next-waiting = Нам нужно уточнение: ответьте ниже.
appeals-next-answered = Если ответ не помог, напишите ниже, и мы вернёмся к вопросу.
appeals-next-closed = Если вопрос вернулся, напишите ниже или откройте обращение снова.
appeals-thread = Переписка
appeals-author-you = Вы
appeals-refresh = Обновить
appeals-reply = Ваш ответ
appeals-reply-text = Сообщение
appeals-reply-closed = Обращение закрыто. Сообщение откроет его снова.
appeals-reply-send = Отправить сообщение
appeals-rate = Оценка ответа
appeals-rated = Ваша оценка: { $n } из 5. Спасибо.
appeals-rate-open = Оценить ответ
appeals-rating = Помог ли ответ
appeals-rating-5 = 5 — полностью помог
appeals-rating-4 = 4 — помог
appeals-rating-3 = 3 — отчасти
appeals-rating-2 = 2 — почти не помог
appeals-rating-1 = 1 — не помог
appeals-rating-words = Что сделать лучше (необязательно)
appeals-rate-send = Отправить оценку
appeals-error-rating = Выберите оценку от 1 до 5
appeals-error-rating-early = Оценить можно, когда придёт ответ
appeals-error-words-long = Сократите текст до { $n } знаков
appeals-close-text = Вопрос решён? Тогда закройте обращение. Открыть его снова можно в любое время.
appeals-close = Закрыть обращение
appeals-reopen = Открыть снова
appeals-flash-sent = Обращение отправлено. Письмо с номером и сроком ответа уже в пути
appeals-flash-replied = Сообщение отправлено
appeals-flash-closed = Обращение закрыто
appeals-flash-reopened = Обращение снова в работе
appeals-flash-rated = Спасибо за оценку
appeals-ask-title = Задать вопрос
appeals-ask-lead = Не получается войти, зарегистрироваться или подключить счёт? Напишите, поможем. Возможно, ответ уже есть:
appeals-ask-signed-in = Вы вошли в кабинет. Обращение оттуда мы увидим вместе с вашим лицевым счётом, и ответ останется в кабинете.
appeals-ask-name = Как к вам обращаться
appeals-ask-email-hint = Нужна почта или телефон, чтобы ответить
appeals-ask-phone = Телефон
appeals-ask-phone-hint = С кодом города или оператора
appeals-ask-text-hint = До { $n } знаков. Не пишите пароль, коды из писем и СМС и данные карты
appeals-ask-privacy = Имя и контакты понадобятся только для ответа.
appeals-ask-send = Отправить вопрос
appeals-ask-link = Не получается? Задайте вопрос
appeals-error-name-empty = Напишите, как к вам обращаться
appeals-error-name-long = Сократите имя до { $n } знаков
appeals-error-contact = Введите электронную почту или телефон: иначе мы не сможем ответить
appeals-error-prove = С вашего адреса пришло несколько вопросов подряд. Подождите { $wait } и отправьте ещё раз
appeals-asked-title = Вопрос № { $number } отправлен
appeals-asked-due = Ответим до { $date } включительно.
appeals-asked-email = Ответ придёт письмом на { $email }.
appeals-asked-phone = Если понадобится, позвоним по номеру { $phone }. Код и пароль мы не спрашиваем.
appeals-asked-number = Запишите номер: по нему вопрос найдут и по телефону.
appeals-letter-received-subject = Обращение № { $number } принято: ответим за { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
appeals-letter-received-text = Мы получили обращение № { $number } и ответим до { $date } включительно.
appeals-letter-received-link = Открыть обращение
appeals-letter-answer-subject = Ответ на обращение № { $number }
appeals-letter-answer-text = На обращение № { $number } пришёл ответ:
appeals-letter-answer-link = Оценить ответ или написать ещё
appeals-letter-asked-subject = Уточните обращение № { $number }
appeals-letter-asked-text = Чтобы ответить на обращение № { $number }, нам нужно уточнение:
appeals-letter-asked-link = Ответить на сайте
appeals-letter-closed-subject = Обращение № { $number } закрыто
appeals-letter-closed-text = Мы закрыли обращение № { $number }. Если вопрос остался, напишите в нём ещё раз, и оно откроется снова.
appeals-letter-closed-link = Открыть обращение
appeals-letter-again = На это письмо отвечать не нужно: его никто не прочтёт. Если остался вопрос, задайте его здесь.
appeals-letter-topic = Тема
appeals-letter-supplier = Поставщик
appeals-letter-due = Ответить до
appeals-letter-staff-opened = Новое обращение № { $number }
appeals-letter-staff-message = Житель написал в обращении № { $number }
appeals-letter-staff-reopened = Житель снова открыл обращение № { $number }
appeals-letter-staff-link = Открыть для ответа
admin-appeals-open = Без ответа
admin-appeals-all = Все
admin-appeals-any = Любой
admin-appeals-new = Новые
admin-appeals-waiting = Ждём жителя
admin-appeals-overdue = Просрочены
admin-appeals-first = стоят первыми
admin-appeals-late = срок прошёл
admin-appeals-number = Номер обращения
admin-appeals-none = Таких обращений нет.
admin-appeals-caption = Обращения: сначала те, у которых срок ближе
admin-appeals-person = Кто обратился
admin-appeals-due = Ответить до
admin-appeals-staff = Кто занимается
admin-appeals-resident = Житель
admin-appeals-rated = { $n } из 5
admin-appeals-rating-words = Слова к оценке
admin-appeals-take = Взять в работу
admin-appeals-files-care = Файл прислал житель. Откройте его на проверенном компьютере.
admin-appeals-answer = Ответ
admin-appeals-text = Текст ответа или вопроса
admin-appeals-send = Ответить
admin-appeals-ask = Задать вопрос жителю
admin-appeals-reach-both = Ответ появится в кабинете жителя и уйдёт письмом.
admin-appeals-reach-letter = У спросившего нет кабинета: ответ уйдёт только письмом, файлы не дойдут.
admin-appeals-reach-phone = Спросивший оставил только телефон: позвоните, а сюда запишите, что ответили.
admin-appeals-close-text = Закройте без ответа, если ответили по телефону или обращение повторное. Житель получит письмо.
admin-appeals-error-overtaken = Пока вы писали, в обращении появилось новое сообщение. Прочтите его и отправьте ответ ещё раз
admin-appeals-error-closed = Обращение закрыто. Ответить можно, когда житель откроет его снова.
admin-appeals-flash-answered = Ответ отправлен
admin-appeals-flash-asked = Вопрос отправлен, ждём жителя
admin-appeals-flash-taken = Обращение за вами
admin-appeals-first-late = { $n } просрочено

## staff
staff-side = Рабочее место
staff-role-operator = Оператор
staff-role-billing = Расчёты
staff-role-content = Редактор
staff-role-supervisor = Старший смены
staff-role-admin = Администратор
staff-sign-in-title = Вход для сотрудников
staff-login = Рабочая почта
staff-sign-in-send = Войти
staff-sign-in-forgot = Забыли пароль? Попросите администратора о новой ссылке: он создаст её командой kabinet staff link.
staff-to-residents = Вход для жителей
staff-error-login-empty = Введите рабочую почту
staff-error-sign-in = Почта или пароль не подошли. Проверьте раскладку и Caps Lock
staff-over-idle = Сеанс закончился: вы долго ничего не делали или работали без перерыва дольше 12 часов. Войдите снова.
staff-over-elsewhere = Этот сеанс вы закончили с другого устройства. Войдите снова.
staff-over-password = Пароль сменили, поэтому сеанс закончился. Войдите с новым паролем.
staff-over-disabled = Сеанс закончен администратором.
staff-code-title = Код из приложения
staff-code = Код
staff-code-hint = Шесть цифр, можно вставить с пробелом
staff-code-or-recovery = Шесть цифр из приложения на телефоне. Телефона нет под рукой — введите один из резервных кодов
staff-code-lost = Нет ни телефона, ни резервных кодов? Администратор сбросит вторую ступень входа.
staff-again = Начать вход сначала
staff-error-code-empty = Введите код
staff-error-code = Код не подошёл. Возможно, он уже использован или сменился: введите тот, что на экране сейчас
staff-error-code-locked = Слишком много неверных кодов. Следующий можно ввести через { $wait }
staff-set-up-title = Настройка второй ступени входа
staff-set-up-why = Кроме пароля нужен код с вашего телефона: с одним украденным паролем никто не войдёт.
staff-set-up-app = Установите на телефон приложение для одноразовых кодов, например Яндекс Ключ, Google Authenticator или Aegis.
staff-set-up-scan = Добавьте в нём запись и наведите камеру на этот код.
staff-set-up-qr = QR-код для приложения; тот же ключ текстом ниже
staff-set-up-text = Камера не работает — введите ключ вручную:
staff-set-up-type = Введите шесть цифр, которые показало приложение.
staff-set-up-send = Подтвердить и войти
staff-codes-title = Резервные коды
staff-codes-once = Эти коды показаны один раз. Прежние больше не действуют.
staff-codes-how = Если телефон потеряется, войти можно с паролем и одним из этих кодов. Каждый действует один раз. Запишите их или распечатайте и храните не рядом с телефоном.
staff-codes-kept = Я сохранил коды
staff-codes-new = Новые резервные коды
staff-codes-new-text = Вы получите десять новых кодов, прежние перестанут действовать. Для этого нужен ваш пароль.
staff-codes-new-send = Показать новые коды
staff-link-title = Пароль для рабочего места
staff-link-text = Вы будете входить с почтой
staff-link-send = Сохранить пароль
staff-gone-used = По этой ссылке пароль уже задан { $time }.
staff-gone-old = Ссылка больше не действует: её срок вышел или вместо неё выдана другая.
staff-gone-new = Новую ссылку создаёт администратор.
staff-profile-title = Мой доступ
staff-name = Сотрудник
staff-role = Роль
staff-password-kept = Известен только вам
staff-change-password = пароль
staff-factor = Вторая ступень входа
staff-factor-on = Код из приложения, { $n ->
    [0] резервных кодов не осталось
    [one] остался { $n } резервный код
    [few] осталось { $n } резервных кода
   *[other] осталось { $n } резервных кодов
}
staff-factor-off = Выключена: демонстрационный режим
staff-sessions = Где открыт ваш доступ
staff-session-device = Устройство
staff-session-address = Адрес
staff-session-since = Вход
staff-session-seen = Последнее действие
staff-session-this = этот сеанс
staff-sessions-end = Закончить остальные сеансы
staff-sessions-limits = Без действий сеанс заканчивается через 30 минут, в любом случае — через 12 часов после входа.
staff-error-403-title = Не для вашей роли
staff-error-403-text = У вашей роли нет права на эту страницу. Если она нужна для работы, поговорите с администратором. Обращение к странице записано в журнал.

## admin
admin-nav-first = Очереди
admin-nav-accounts = Лицевые счета
admin-nav-audit = Журнал
admin-first-title = Что ждёт { $date }
admin-first-none = Сейчас ничего не ждёт.
admin-search = Найти лицевой счёт
admin-search-hint = Номер лицевого счёта, прежний или у поставщика, адрес, почта или телефон жителя
admin-search-send = Найти
news-write = Написать новость
news-edit = Изменить новость
news-publish = Опубликовать
news-withdraw = Отозвать
news-written-none = Новостей ещё не писали.
news-no-english = нет перевода на английский
news-state-out = опубликована
news-state-later = выйдет в свой день
news-state-withdrawn = отозвана
news-was-withdrawn = Новость отозвана. Если сохранить её, она снова станет видна.
news-field-title = Заголовок
news-field-state = Состояние
news-field-title-ru = Заголовок по-русски
news-field-title-en = Заголовок по-английски (необязательно)
news-field-text-ru = Текст по-русски
news-field-text-en = Текст по-английски (необязательно)
news-field-text-hint = Абзацы отделяйте пустой строкой
news-field-date = С какого дня показывать
news-field-date-hint = Например, 25.11.2026
news-field-slug = Адрес
news-field-slug-hint = Маленькие латинские буквы, цифры и дефис: hot-water-works
news-field-supplier = Для кого
news-everybody = Для всех
news-error-title = Введите заголовок
news-error-text = Введите текст
news-error-slug = Введите адрес: маленькие латинские буквы, цифры и дефис
news-error-slug-taken = Такой адрес уже есть у другой новости. Введите другой
news-error-date = Введите дату: день, месяц и год
news-error-supplier = Выберите поставщика из списка
news-error-long = Слишком длинно: не больше { $n } знаков
## profile
letter-unsubscribe = Больше не присылать такие письма
error-paused-title = Счёт приостановлен
error-paused-text = По данным поставщика у квартиры сменился владелец. Пока вы не подтвердите, что счёт по-прежнему ваш, он закрыт. Подтвердить можно на главной странице: понадобится последняя квитанция.
sms-code = { $code } — код подтверждения. { $portal }. Никому не называйте
sms-notice = { $news }. Подробнее: { $portal }
sms-demo = СМС
sms-demo-letters = Письма
profile-about = О вас
profile-way-in = Вход и связь
profile-more = Ещё
profile-confirm = Подтвердить
profile-change-birthday = дату рождения
profile-change-email = электронную почту
profile-change-phone = телефон
profile-email-awaited = Ждёт подтверждения: { $email }
profile-phone-signs-in = (подтверждён, по нему можно входить)
profile-more-notifications = О чём писать, письмом или СМС, и чья реклама вам нужна
profile-more-sessions = Где открыт ваш кабинет; можно выйти везде сразу
profile-more-consents = С чем вы согласились, когда и как отозвать
profile-more-cards = Карты, запомненные для оплаты
profile-more-delete = Что исчезнет, что сохранится по закону
profile-email-title = Смена электронной почты
profile-email-now = Сейчас вы входите с адресом
profile-email-how = Мы отправим письмо на новый адрес. Пока вы не откроете ссылку из него, логин останется прежним. На прежний адрес придёт уведомление.
profile-email-new = Новый адрес
profile-email-same = Это ваш нынешний адрес. Введите другой
profile-email-send = Отправить письмо
profile-confirm-what = После подтверждения входите с этим адресом. Прежний перестанет быть логином.
profile-confirm-not-you = Если вы не меняли адрес в кабинете, закройте страницу: без подтверждения ничего не произойдёт.
profile-confirm-gone = Эта ссылка больше не действует: вышел её срок (24 часа), её заменила более новая или адрес уже занят. Попросите новую в профиле.
profile-phone-title = Мобильный телефон
profile-phone-how = Мы пришлём СМС с кодом. По подтверждённому номеру можно входить и получать СМС о счетах.
profile-phone-send = Получить код
profile-code-title = Код из СМС
profile-code-back = Изменить номер
profile-code-sent = Мы отправили СМС на номер
profile-code-kept = Код действует { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
   *[many] { $n } минут
}. Мы никогда не просим назвать его по телефону.
profile-code = Код из 6 цифр
profile-code-send = Подтвердить номер
profile-code-none = СМС не пришло? Через минуту можно получить новый код.
profile-code-again = Отправить ещё раз
profile-code-new = Получить новый код
profile-code-empty = Введите код из СМС
profile-code-wrong = Код не подошёл. { $n ->
    [one] Осталась { $n } попытка
    [few] Осталось { $n } попытки
   *[many] Осталось { $n } попыток
}
profile-code-over = Этот код больше не действует. Получите новый
profile-sessions-title = Где открыт кабинет
profile-sessions-about = Устройства, на которых вы вошли и не вышли. Сеанс сам заканчивается через полчаса без действий, а если вы просили запомнить устройство, через 30 дней.
profile-session-device = Устройство
profile-session-seen = Был активен
profile-session-began = Вход
profile-session-address = IP-адрес
profile-session-end-column = Выход
profile-session-this = Это устройство
profile-session-sign-out = «Выйти» в меню
profile-session-end = Закончить
profile-sessions-end = Выйти на всех остальных
profile-sessions-one = Больше нигде кабинет не открыт.
profile-sessions-strange = Видите незнакомое устройство? Закончите его сеанс и смените пароль.
profile-consents-title = Согласия
profile-consents-about = С чем вы согласились и когда. Отозвать согласие так же просто, как дать.
profile-consents-none = Отдельных согласий вы не давали. Какие данные мы храним и зачем, написано здесь:
profile-consent-given = Дано
profile-consent-version = Редакция текста
profile-consent-read = Прочитать
profile-consent-address = IP-адрес
profile-consent-state = Состояние
profile-consent-stands = Действует
profile-consent-withdrawn = Закончилось { $time }
profile-consent-withdraw = Отозвать
profile-consent-ends = Без него кабинет не может хранить ваши данные, поэтому вместе с ним удаляется кабинет.
profile-cards-title = Карты
profile-cards-none = Сохранённых карт нет.
profile-cards-bank = Данные карты вы вводите на странице банка: кабинет их не видит. Сохранённую карту он знает только по условному коду банка и последним четырём цифрам.
profile-delete-title = Удаление кабинета
profile-delete-final = Это нельзя отменить.
profile-delete-debts = Договоры с поставщиками, начисления и долги от этого не меняются: бумажные квитанции продолжат приходить.
profile-delete-goes = Удалим сразу
profile-delete-goes-1 = имя, почту, телефон, дату рождения, пол и пароль
profile-delete-goes-2 = связь с лицевыми счетами и их названия, которые вы придумали
profile-delete-goes-3 = сеансы на всех устройствах, настройки уведомлений, письма и СМС, сохранённые карты и автоплатежи
profile-delete-goes-4 = согласия: все считаются отозванными
profile-delete-stays = Останется
profile-delete-stays-1 = платежи и чеки с адресом, на который они отправлены: закон велит хранить их 5 лет
profile-delete-stays-2 = показания и квитанции: они принадлежат лицевому счёту, ваше имя при показаниях не хранится
profile-delete-stays-3 = запись о том, что согласия были даны и отозваны, и журнал действий без имени
profile-delete-first = Сначала скачать мои данные
profile-delete-password = Чтобы никто не удалил кабинет за вас
profile-delete-send = Удалить кабинет
profile-delete-keep = Не удалять
profile-flash-email-asked = Письмо отправлено на новый адрес. Откройте ссылку из него, чтобы сменить логин
profile-flash-email-changed = Адрес подтверждён. Теперь входите с ним
profile-flash-phone-confirmed = Телефон подтверждён, по нему можно входить
profile-flash-sessions-ended = Сеанс закончен, там нужно будет войти заново
profile-flash-consent-withdrawn = Согласие отозвано, рекламы больше не будет
profile-flash-closed = Кабинет удалён. Подтверждение отправлено на вашу почту
profile-letter-email-asked-subject = Запрошена смена электронной почты
profile-letter-email-asked-text = В вашем кабинете попросили сменить логин на { $new }. Он сменится, когда откроют ссылку из письма на новый адрес.
profile-letter-email-asked-note = Если это были не вы, смените пароль: ссылка сразу перестанет действовать.
profile-letter-email-changed-subject = Электронная почта изменена
profile-letter-email-changed-text = Логин вашего кабинета теперь { $new }. По этому адресу войти больше нельзя.
profile-letter-email-changed-note = Если это были не вы, позвоните нам как можно скорее.
profile-letter-call = Телефоны и часы работы
profile-letter-phone-subject = Телефон подтверждён
profile-letter-phone-text = К вашему кабинету привязан телефон { $phone }. По нему можно входить.
profile-letter-phone-note = Если это были не вы, смените пароль.
profile-letter-taken-subject = Ваш телефон подтвердил другой человек
profile-letter-taken-text = Телефон { $phone } подтвердили кодом из СМС в другом кабинете. По нему в ваш кабинет больше не войти, почта и пароль работают как прежде.
profile-letter-taken-note = Если номер по-прежнему ваш, подтвердите его ещё раз.
profile-letter-open = Открыть профиль
profile-letter-new-text = Вы попросили входить в кабинет с этим адресом. Подтвердите его.
profile-letter-new-note = Ссылка действует 24 часа и работает один раз. Если вы ничего не меняли, просто удалите это письмо.
profile-letter-known-text = Этот адрес попросили сделать логином ещё одного кабинета, но с ним уже входят в ваш. Один адрес бывает логином одного кабинета, ничего не изменилось.
profile-letter-known-note = Если это сделали вы, войдите с этим адресом и удалите лишний кабинет или укажите другой адрес. Если не вы, ничего делать не нужно.
profile-letter-farewell-subject = Кабинет удалён
profile-letter-farewell-text = Вы удалили личный кабинет. Имя, почта, телефон, пароль, связь с лицевыми счетами и настройки удалены.
profile-letter-farewell-kept = Платежи и чеки хранятся 5 лет, как велит закон. Показания и квитанции остались у лицевого счёта. Это последнее письмо.
profile-letter-farewell-again = Зарегистрироваться снова
notifications-title = Уведомления
notifications-where = Письма приходят на адрес
notifications-no-phone = СМС можно включить, когда подтверждён телефон.
notifications-topics = О чём сообщать
notifications-topic = Тема
notifications-email = Письмо
notifications-sms = СМС
notifications-reminder = Пора передать показания
notifications-reminder-about = Когда открывается приём и за три дня до конца, если вы ещё не передали
notifications-readings = Показания приняты
notifications-readings-about = Подтверждение сразу после отправки
notifications-bill = Новая квитанция
notifications-bill-about = В день, когда она готова
notifications-payment = Оплата принята
notifications-payment-about = Как только банк подтвердил; о неудачной оплате пишем всегда
notifications-appeal = Ответ на обращение
notifications-appeal-about = Сам ответ, а не только известие о нём
notifications-verification = Поверка счётчика
notifications-verification-about = За 60, 30 и 7 дней до конца срока
notifications-news = Новости и отключения
notifications-news-about = По вашему дому и вашим поставщикам
notifications-always = Письма о безопасности и о том, что сделано с вашим кабинетом (вход, пароль, подключение счетов), приходят всегда: отключить их нельзя.
notifications-advert = Реклама
notifications-advert-about = Только с вашего согласия, по каждой компании отдельно. Дату и текст согласия мы храним.
notifications-stop-title = Отписаться от писем
notifications-stop-what = Тема:
notifications-stop-send = Больше не присылать
notifications-stop-others = Остальные письма будут приходить как прежде.
notifications-stopped-title = Вы отписаны
notifications-stopped-text = Таких писем больше не будет. Вернуть их можно в профиле:
download-link = Скачать мои данные
download-about = Архив ZIP: всё о вас и ваших счетах в JSON, таблицы в CSV, расход в Green Button XML
download-readme-title = Данные из личного кабинета, { $date }
download-readme-json = kabinet.json: всё сразу, для программ.
download-readme-csv = *.csv: таблицы показаний, квитанций, оплат, счётчиков и договоров; открываются в Excel и LibreOffice.
download-readme-xml = green-button-*.xml: расход по счётчикам в формате Green Button (ESPI).
download-readme-note = Здесь только ваши данные. Кто ещё видит лицевой счёт, в архив не входит.
accounts-people-title = Кто видит этот счёт
accounts-people-about = Каждый из них ответил на контрольный вопрос по квитанции. Они видят то же, что и вы: квитанции, показания и оплаты.
accounts-people-who = Кто
accounts-people-relation = Кем приходится
accounts-people-since = Подключён
accounts-people-act = Действие
accounts-people-you = это вы
accounts-people-leave = Отключить у себя
accounts-people-cut = Отключить
accounts-people-earlier = Подключён раньше вас
accounts-people-alone = Кроме вас, счёт никто не видит.
accounts-people-why = Того, кто подключил счёт раньше вас, отсюда отключить нельзя. Если его не должно быть, позвоните нам:
accounts-cut-title = Отключить человека от счёта?
accounts-cut-what = Он сразу перестанет видеть счёт и получит письмо. С новой квитанцией в руках он сможет подключиться снова; тогда позвоните нам, и мы сменим код.
accounts-cut-password = Чтобы этого не сделал кто-то другой
accounts-unlink-title = Отключить счёт
accounts-unlink-1 = Вы сразу перестанете видеть счёт и получать о нём письма.
accounts-unlink-2 = Переданные показания и оплаты сохранятся у поставщика.
accounts-unlink-3 = Подключить счёт снова можно в любой день по квитанции.
accounts-unlink-send = Отключить счёт
accounts-unlink-keep = Не отключать
accounts-name-title = Своё название счёта
accounts-name-about = Его видите только вы. Оставьте поле пустым, чтобы счёт назывался по адресу.
accounts-title-signs = В названии есть знаки, которые нельзя напечатать. Введите его ещё раз
accounts-flash-unlinked = Счёт отключён
accounts-flash-cut = Человек отключён от счёта, мы написали ему письмо
accounts-letter-people = Посмотреть, кто видит счёт, и отключить
accounts-letter-unlinked-subject = Лицевой счёт { $number } отключён
accounts-letter-unlinked-news = Вы отключили лицевой счёт от своего кабинета. Показания и оплаты сохранились у поставщика.
accounts-letter-cut-news = Вас отключил от лицевого счёта другой человек, который видит его в своём кабинете.
accounts-letter-unlinked-again = Если это ошибка, подключите счёт снова: понадобится последняя квитанция. Или позвоните нам.
accounts-letter-unlinked-link = Подключить счёт
admin-search-label = Что известно
admin-search-none = По запросу «{ $q }» лицевых счетов нет.
admin-search-tips = Мы искали среди номеров (наших, прежних и у поставщиков), адресов, почты и телефонов жителей. Номер и почта нужны целиком, от адреса хватит улицы и дома: «Советская 118».
admin-search-found = Найденные лицевые счета
admin-search-many = Нашлось много. Добавьте к запросу дом и квартиру.
admin-address = Адрес
admin-number = Лицевой счёт
admin-account-title = Название
admin-closed = закрыт
admin-pages = Страницы
admin-page-before = Назад
admin-page-after = Дальше
admin-reason-title = Зачем открываете лицевой счёт
admin-reason = Причина
admin-reason-hint = Например: звонок жителя, обращение № 15, сверка оплаты
admin-reason-send = Открыть на час
admin-reason-kept = Причина и каждый просмотр записываются в журнал. Житель может спросить, кто и зачем смотрел его данные.
admin-error-reason = Напишите, зачем нужен этот лицевой счёт
admin-error-reason-long = Причина: не больше { $n } знаков
admin-reason-given = Причина просмотра: { $reason }
admin-as-resident-label = Просмотр лицевого счёта
admin-as-resident = Вы смотрите то, что видит житель. Изменить здесь ничего нельзя. Доступ открыт до: { $until }
admin-people = Кто подключил этот лицевой счёт
admin-people-none = Никто ещё не подключил.
admin-people-name = Житель
admin-people-relation = Кем приходится
admin-people-email = Почта
admin-people-phone = Телефон
admin-people-seen = Последний вход
admin-people-never = ещё не входил
admin-people-paused = приостановлен: сменился собственник
admin-dues = К оплате по поставщикам
admin-due-on = до { $date }
admin-owed = Всего к оплате
admin-meters-none = Счётчиков нет.
admin-bills = Квитанции за год
admin-payments = Оплаты за год
admin-payments-earlier = { $n ->
    [one] Ещё { $n } оплата
    [few] Ещё { $n } оплаты
   *[other] Ещё { $n } оплат
}
admin-payments-none = За год оплат нет.
admin-account-note = Более ранние квитанции и оплаты есть в кабинете жителя.
admin-registries-title = Реестры
admin-registries-from-banks = Файлы банков
admin-registries-from-banks-text = Реестр платежей или выписка банка. Строки сверяются с платежами кабинета и с данными биллинга; что не сошлось, ждёт вас.
admin-registries-profile = Формат файла
admin-registries-profile-empty = Выберите формат файла
admin-registries-file = Файл
admin-registries-file-empty = Выберите файл
admin-registries-preview = Только проверить, ничего не записывать
admin-registries-preview-text = Проверено, ничего не записано. Строк: { $lines }, на сумму { $sum }. Платежи кабинета: { $ours }, известны биллингу: { $told }, ждут разбора: { $waiting }.
admin-registries-take = Загрузить
admin-registries-faulty = Файл не принят: исправьте его и загрузите снова
admin-registries-faults = Строка и что в ней не так:
admin-registries-more-faults = И ещё ошибок: { $n }
admin-registries-no-files = Файлов банков ещё не было.
admin-registries-taken = Принятые файлы
admin-registries-when = Принят
admin-registries-lines = Строк
admin-registries-line = Строка
admin-registries-to-suppliers = Реестры для поставщиков
admin-registries-to-suppliers-text = Оплаты в кабинете за день, возвраты со знаком минус. Готовый реестр не меняется; что пришло позже, попадёт в следующий номер.
admin-registries-day = День
admin-registries-day-bad = Введите день, например 21.11.2026
admin-registries-day-empty = За этот день оплат этому поставщику нет
admin-registries-supplier-empty = Выберите поставщика
admin-registries-make = Составить реестр
admin-registries-none-made = Реестров ещё нет.
admin-registries-made = Составленные реестры
admin-registries-download = Скачать
admin-registries-file-facts = Формат { $profile }, строк { $lines }, на сумму { $sum }, принят { $at }
admin-registries-all-done = Разобрано всё.
admin-registries-decision = Решение
admin-registries-number = Лицевой счёт у поставщика
admin-registries-place = Зачесть
admin-registries-reason = Почему не наш
admin-registries-reject = Отклонить
admin-registries-no-account = Такого лицевого счёта у поставщиков нет
admin-registries-several = Такой номер есть у нескольких поставщиков: зачесть нельзя, пусть решит биллинг
admin-registries-reason-empty = Напишите причину, не длиннее 300 знаков
admin-registries-state-ours = Платёж кабинета
admin-registries-state-told = Есть в биллинге
admin-registries-state-placed = Зачтено
admin-registries-state-rejected = Отклонено
admin-registries-state-waiting = Ждёт разбора
admin-registries-why-account = Лицевой счёт не найден
admin-registries-why-not-told = Биллинг об этой оплате ещё не сообщил
admin-registries-why-amount = Сумма не та, что в кабинете
admin-registries-why-not-settled = В кабинете платёж не закончен
admin-registries-why-day = День дальше трёх дней от нашего
admin-registries-why-unknown = Такого платежа в кабинете нет
admin-registries-why-missing = В кабинете оплачено, в выписке банка нет
admin-registries-why-again = У этого платежа уже есть строка банка: файл «{ $file }», строка { $line }, { $day }
admin-registries-why-repeated = Такая же строка уже была: файл «{ $file }», строка { $line }, { $day }
admin-registries-why-like = Похоже на платёж кабинета: тот же лицевой счёт, та же сумма, близкий день
admin-registries-why-no-refund = Возврата на эту сумму в кабинете нет
admin-registries-ours = Это платёж № { $number }
admin-registries-sure = Это другая оплата, её ещё не учли
admin-registries-is-ours = Это платёж кабинета № { $number }, он уже учтён. Строка отмечена как платёж кабинета, второй раз деньги не зачтены
admin-registries-is-open = Это платёж кабинета № { $number }, он ещё не закончен: дождитесь ответа банка
admin-registries-is-refund = Это возврат по платежу кабинета № { $number }, а в кабинете его нет: запишите возврат на странице платежа
admin-registries-is-returned = Деньги платежа кабинета № { $number } возвращены или возвращаются: учесть их нельзя
admin-registries-review-note = Деньги учтены по строке банка
admin-registries-sure-like = В кабинете уже учтён похожий платёж № { $number } от { $day }: тот же лицевой счёт и та же сумма. Если это он, нажмите «Это платёж № { $number }». Если другой, поставьте галочку
admin-registries-sure-again = У платежа кабинета № { $number } уже есть строка банка. Если деньги и правда пришли второй раз, поставьте галочку
admin-registries-sure-canceled = Это платёж кабинета № { $number }, в кабинете он отменён. Если деньги не вернули и не вернут, поставьте галочку
admin-registries-sure-repeated = Такая же строка уже была в другом файле. Если это другая оплата, поставьте галочку
admin-registries-repeated = { $n ->
    [one] { $n } строка уже была в других файлах
    [few] { $n } строки уже были в других файлах
   *[other] { $n } строк уже были в других файлах
}
admin-registries-repeated-reject = Отклонить все повторы
admin-audit-title = Журнал действий
admin-audit-none = За эти дни записей нет.
admin-audit-caption = Кто, что, когда
admin-audit-what = Действие
admin-audit-when = Когда
admin-audit-who = Кто
admin-audit-to = С чем
admin-audit-staff = Сотрудник
admin-audit-customer = Житель
admin-audit-system = Система
admin-audit-anonymous = Неизвестный
admin-audit-object = { $kind ->
    [registry] Реестр
    [bank_file] Файл банка
    [staff] Сотрудник
    [customer] Житель
    [account] Лицевой счёт
    [payment] Платёж
    [reading_batch] Показания
    [sign_up] Регистрация
    [page] Страница
    [bundle] Загрузка
    [appeal] Обращение
    [login] { "" }
    [search] { "" }
   *[other] { $kind }
}
admin-audit-action = { $action ->
    [exchange-imported] Загружены данные биллинга
    [staff-added] Добавлен сотрудник
    [staff-link_given] Выдана ссылка для пароля
    [staff-role_changed] Сотруднику дана другая роль
    [staff-disabled] Сотруднику закрыт доступ
    [staff-second_factor_forgotten] Сброшена вторая ступень входа
    [staff-second_factor_set_up] Настроена вторая ступень входа
    [staff-password_set] Задан пароль по ссылке
    [staff-password_changed] Сменён пароль
    [staff-password_right] Верный пароль, нужен код
    [staff-sign_in_failed] Неудачный вход сотрудника
    [staff-code_failed] Неверный код второй ступени
    [staff-recovery_code_used] Вход по резервному коду
    [staff-recovery_codes_renewed] Новые резервные коды
    [staff-signed_in] Вход сотрудника
    [staff-signed_out] Выход сотрудника
    [staff-other_sessions_ended] Закончены другие сеансы
    [staff-denied] Отказ: нет права
    [staff-searched] Поиск лицевого счёта
    [staff-reason_given] Названа причина просмотра
    [staff-account_viewed] Просмотр лицевого счёта
    [identity-signed_up] Регистрация
    [identity-confirmed] Подтверждена почта
    [identity-signed_in] Вход жителя
    [identity-sign_in_failed] Неудачный вход
    [identity-recovery_asked] Запрос на смену пароля
    [identity-password_reset] Пароль задан по письму
    [identity-password_changed] Сменён пароль
    [identity-name_changed] Изменено имя
    [identity-profile_completed] Дополнен профиль
    [identity-letter_resent] Письмо отправлено ещё раз
    [account-linked] Подключён лицевой счёт
    [account-link_refused] Неверный ответ при подключении
    [account-link_locked] Подключение заперто
    [readings-sent] Переданы показания
    [readings-corrected] Исправлены показания
    [payments-started] Начат платёж
    [payments-succeeded] Платёж прошёл
    [payments-canceled] Платёж не прошёл
    [payments-review] Платёж на проверке
    [payments-news_refused] Отклонено сообщение банка
    [payments-receipt] Получен ответ о чеке
    [payments-receipt_sent] Чек отправлен ещё раз
    [payments-asked_by_clerk] Банк спрошен сотрудником
    [payments-review_closed] Проверка платежа закрыта
    [payments-refund_asked] Запрошен возврат
    [payments-refund_approved] Возврат подтверждён
    [payments-refund_refused] Возврат отклонён сотрудником
    [payments-refund_withdrawn] Запрос на возврат отозван
    [payments-refund_declined] Банк отказал в возврате
    [payments-refund_closed] Возврат закрыт сотрудником
    [payments-refund_review] Возврат требует разбора
    [payments-refund_receipt_failed] Чек возврата не сформирован
    [payments-refunded] Деньги возвращены
    [payments-bill_opened] Открыт счёт без регистрации
    [payments-registry_made] Составлен реестр
    [payments-registry_downloaded] Скачан реестр
    [payments-registry_taken] Принят файл банка
    [payments-line_placed] Зачтена строка реестра
    [payments-line_ours] Строка реестра: платёж кабинета
    [payments-line_rejected] Отклонена строка реестра
    [appeals-opened] Открыто обращение
    [appeals-replied] Житель написал в обращении
    [appeals-closed] Закрыто обращение
    [appeals-reopened] Обращение открыто снова
    [appeals-rated] Ответ оценён
    [appeals-answered] Дан ответ на обращение
    [appeals-asked_back] Задан вопрос жителю
    [appeals-taken] Обращение взято в работу
    [appeals-seen] Просмотр обращения
    [appeals-file_taken] Скачан файл обращения
   *[other] { $action }
}
admin-bill-back = К лицевому счёту
admin-bill-document = Документ: { $name }
admin-nav-payments = Платежи
admin-pay-flash-asked = Банк ответил, страница показывает его ответ
admin-pay-flash-silent = Банк сейчас не отвечает. Мы спросим его ещё раз сами
admin-pay-flash-closed = Проверка закрыта
admin-pay-flash-refund = Возврат записан
admin-pay-flash-approved = Возврат подтверждён
admin-pay-flash-refused = Возврат отклонён
admin-pay-flash-withdrawn = Запрос на возврат отозван, деньги не отправлены
admin-pay-flash-decided = По этому возврату уже решено
admin-pay-flash-refund-closed = Возврат окончен: банк его не сделал
admin-pay-review = Требуют разбора
admin-pay-approvals = Возвраты ждут подтверждения
admin-pay-receipts = Чек не сформирован
admin-pay-unknown = Нет ответа банка больше часа
admin-pay-refunds = Возвраты требуют разбора
admin-pay-look = Что показать
admin-pay-look-all = Все платежи
admin-pay-state = Состояние
admin-pay-any = Любое
admin-pay-supplier = Поставщик
admin-pay-any-supplier = Любой
admin-pay-number = Номер платежа или номер в банке
admin-pay-none = Таких платежей нет.
admin-pay-caption = Платежи, новые сверху
admin-pay-dates = Даты
admin-pay-date = Начат
admin-pay-one = Платёж № { $number }
admin-pay-refunded-of = из них возвращено { $sum }
admin-pay-at-bank = Банк и номер в банке
admin-pay-no-bank-id = номера ещё нет
admin-pay-payer = Плательщик
admin-pay-payer-here = житель с входом в кабинет
admin-pay-payer-guest = без входа
admin-pay-bank-refunded = По словам банка, возвращено { $sum }
admin-pay-parts = Доли поставщиков
admin-pay-refunded = Возвращено
admin-pay-ledger = Проводки
admin-pay-ledger-none = Проводок нет: деньги по этому платежу не учтены.
admin-pay-side-bank = Деньги в банке
admin-pay-kind = Проводка
admin-pay-kind-paid = Оплата
admin-pay-kind-refund = Возврат
admin-pay-events = Сообщения банка
admin-pay-events-none = Банк сам ничего не сообщал.
admin-pay-event = Сообщение
admin-pay-verdict = Что с ним стало
admin-pay-verdict-applied = принято
admin-pay-verdict-repeated = повтор
admin-pay-verdict-refused = отклонено
admin-pay-verdict-review = на проверке
admin-pay-verdict-later = банк не ответил, спросим ещё
admin-pay-audit = Журнал
admin-pay-ask = Спросить банк сейчас
admin-pay-ask-why = Состояние, чек и возвраты берём из ответа банка.
admin-pay-why-other-amount = Банк назвал другую сумму или валюту. Деньги не учтены.
admin-pay-why-other-order = Банк назвал другой заказ. Деньги не учтены.
admin-pay-why-paid-after-cancel = Деньги пришли после того, как платёж закрыли. Сверьтесь с кабинетом банка, потом учтите их или верните плательщику.
admin-pay-why-refund-undone = Банк отменил возврат, о котором сообщал раньше: деньги остались у нас. Сверьтесь с кабинетом банка.
admin-pay-why-canceled-after-paid = Банк отменил платёж, который мы учли. Если деньги вернулись, запишите возврат, сделанный в банке.
admin-pay-why-forgotten = Банк больше не знает этого заказа.
admin-pay-why-refunded = Банк вернул больше, чем мы просили: возврат сделан в кабинете банка. Запишите его здесь или закройте проверку.
admin-pay-why-refused = Банк отказал в повторной отправке, но деньги, похоже, вернул. Сверьтесь с кабинетом банка и спросите банк ещё раз.
admin-pay-review-title = Проверка
admin-pay-review-note = Что выяснили
admin-pay-review-note-hint = Например: банк вернул деньги, письмо от 24.11
admin-pay-review-close = Закрыть проверку
admin-pay-review-open-payment = Платёж не окончен. Если закрыть проверку, он станет отменённым, деньги не учтутся.
admin-pay-review-closed = Закрытые проверки
admin-pay-error-note = Напишите, что выяснили
admin-pay-error-long = Не больше { $n } знаков
admin-pay-refunds-title = Возвраты
admin-pay-refunds-none = Возвратов не было.
admin-pay-refund = Вернуть деньги
admin-pay-refund-number = Возврат № { $number }
admin-pay-refund-by-hand = сделан вручную: { $document }
admin-pay-refund-asked = Запросил
admin-pay-refund-approved = Подтвердил
admin-pay-refund-refused = Отклонил
admin-pay-refund-withdrawn = Отозвал
admin-pay-refund-withdraw = Отозвать запрос
admin-pay-refund-reason = Причина возврата
admin-pay-refund-reason-hint = Например: заявление жителя от 24.11, оплатил дважды
admin-pay-refund-whole = Сколько вернуть всего
admin-pay-refund-whole-hint = Разделим между поставщиками так же, как делился платёж. Можно вернуть до { $sum }
admin-pay-refund-by-part = Или по поставщикам
admin-pay-refund-by-part-hint = Если заполнить хотя бы одну сумму здесь, общая не нужна
admin-pay-refund-part = { $supplier }, ЛС { $number }: до { $sum }
admin-pay-refund-unposted = Деньги этого платежа не учтены, вернуть можно только всю сумму: { $sum }
admin-pay-refund-send = Вернуть
admin-pay-refund-record = Записать возврат
admin-pay-refund-limit = Возврат больше { $sum } подтверждает второй сотрудник.
admin-pay-refund-must-hand = Этот банк не принимает возвраты от нас. Сделайте возврат в кабинете банка, а сюда запишите документ. Второй сотрудник проверит и подтвердит, после этого деньги учтутся.
admin-pay-refund-may-hand = Если возврат уже сделан в кабинете банка, назовите документ: тогда мы ничего не отправим, а только запишем. Это подтвердит второй сотрудник.
admin-pay-refund-document = Документ банка
admin-pay-refund-document-hint = Номер и дата возврата из кабинета банка
admin-pay-error-reason = Напишите причину возврата
admin-pay-error-sum = Введите сумму от 0,01 до того, что осталось
admin-pay-error-open = По этому платежу уже есть неоконченный возврат
admin-pay-error-nothing = По этому платежу возвращать нечего
admin-pay-error-whole = Вернуть можно только всю сумму
admin-pay-error-document = Введите номер и дату возврата из кабинета банка
admin-pay-error-payee = За одного из поставщиков деньги теперь получает другая организация, и неизвестно, с чьего счёта их вернуть. Верните их в кабинете банка и назовите здесь документ: всё остальное уже заполнено.
admin-pay-error-no-hand = Этот банк принимает возвраты от нас: оставьте поле документа пустым
admin-pay-approve-title = Возвраты на подтверждение
admin-pay-approve-none = Сейчас подтверждать нечего.
admin-pay-approve-caption = Возвраты, старые сверху
admin-pay-approve = Подтвердить
admin-pay-approve-text = После подтверждения { $sum } уйдут плательщику. Отменить это будет нельзя.
admin-pay-approve-hand = Проверьте документ в кабинете банка. После подтверждения возврат { $sum } учтётся.
admin-pay-approve-own = Вы сами запросили этот возврат. Подтвердить его должен другой сотрудник.
admin-pay-approve-decided = По этому возврату уже решено.
admin-pay-refuse = Отклонить
admin-pay-refuse-why = Почему отклоняете
admin-pay-error-refuse = Напишите, почему отклоняете
admin-pay-refund-end-why = Возврат завис? Закройте его, когда выяснили в банке, что с ним стало. Мы сверимся с банком: если он вернул деньги, это учтётся или попадёт на проверку.
admin-pay-refund-end-hint = Например: банк отказал, операция не прошла, ответ от 24.11
admin-pay-refund-end = Закрыть возврат
admin-pay-error-on-its-way = Возврат ушёл в банк недавно и может ещё пройти. Подождите десять минут и попробуйте снова
admin-pay-error-bank-silent = Банк сейчас не говорит, сколько вернул. Попробуйте позже: без его ответа закрыть возврат нельзя
admin-pay-by = { $who }, { $at }
## receipts
receipt-print = Печать квитанции
receipt-pdf = PDF
receipt-column = Квитанция
receipt-original = Квитанция поставщика услуг (PDF)
receipt-back = К квитанции
receipt-print-title = Печать квитанции за { $period }
receipt-print-button = Напечатать
receipt-pdf-button = Открыть PDF
receipt-print-how = Чтобы напечатать страницу, нажмите Ctrl+P, на Mac — ⌘P. Печатается только сама квитанция. С телефона удобнее PDF.
receipt-corrected-page = Суммы этой квитанции исправлены { $day }.
receipt-versions-link = Что было раньше
receipt-versions-title = Как менялась квитанция за { $period }
receipt-versions-lead = Поставщик прислал новые суммы взамен прежних. Платить нужно по действующим, прежние сохранены для сверки.
receipt-versions-table = Прежние и действующие суммы
receipt-versions-from = Получены
receipt-versions-live = действует
receipt-versions-old = заменена
receipt-title = Платёжный документ (квитанция) за { $period }
receipt-footer = Квитанция за { $period } · лицевой счёт { $number }
receipt-issued = выставлен { $day }
receipt-corrected = исправлен { $day }
receipt-account = Лицевой счёт
receipt-withdrawn = Отозвана
receipt-total = Итого к оплате
receipt-penalty = в том числе пени { $sum }
receipt-until = Оплатите до { $day }
receipt-counted = Учтены оплаты по { $day } включительно
receipt-unified = Единый лицевой счёт
receipt-gis = Идентификатор ЖКУ
receipt-gis-document = Идентификатор документа в ГИС ЖКХ
receipt-area = Площадь
receipt-living-area = Жилая
receipt-house-area = Площадь помещений дома
receipt-common-area = Площадь общего имущества
receipt-registered = Зарегистрировано
receipt-residents = Проживает
receipt-pay = Оплата по QR-коду
receipt-pay-how = Наведите на код камеру в приложении банка. Один код — один получатель, поэтому оплатите каждый.
receipt-number = ЛС { $number }
receipt-operation = код операции { $code }
receipt-payee = Получатель: { $name }
receipt-inn = ИНН { $number }
receipt-kpp = КПП { $number }
receipt-ogrn = ОГРН { $number }
receipt-settlement = Р/с { $number }
receipt-bic = БИК { $number }
receipt-correspondent = К/с { $number }
receipt-purpose = ЖКУ { $month } ЛС { $number }
receipt-alt = QR-код для оплаты: { $payee }, { $sum }, лицевой счёт { $number }
receipt-online = Открыть счёт и оплатить на сайте
receipt-online-how = Наведите на этот код камеру телефона, не приложение банка. Откроется эта квитанция: её можно оплатить целиком, без регистрации.
receipt-online-until = Код действует по { $day }
receipt-online-else = Или откройте { $url } и введите номер лицевого счёта.
receipt-online-alt = QR-код, который открывает эту квитанцию на сайте
receipt-no-code = QR-кода нет: получатель не сообщил банковские реквизиты. Заплатите в его кассе или спросите реквизиты у него.
receipt-paid = Уже оплачено, платить ещё раз не нужно.
receipt-part-paid = Часть уже оплачена, осталось { $left }
receipt-way = { $label } — к оплате
receipt-other-way = { $label }: { $sum } — для сравнения
receipt-charges = За что начислено
receipt-service = Услуга
receipt-column-opening = Долг на начало
receipt-column-paid = Опла­чено
receipt-column-quantity = Коли­чество
receipt-column-common = На общие нужды
receipt-column-multiplier = Повыш. коэф.
receipt-column-objects = Число объектов
receipt-column-tariff = Тариф, ₽
receipt-column-price = Цена за ед., ₽
receipt-column-charged = Начис­лено
receipt-column-support = Меры соц. под­держки
receipt-column-recalculation = Списано −, дона­числено +
receipt-column-closing = Долг на конец
receipt-unit = Ед. изм.
receipt-row-without = Итого без пени
receipt-row-pay = К оплате
receipt-grand = Всего к оплате
receipt-formula = Долг на конец = долг на начало − оплачено + начислено + меры соц. поддержки + списано или доначислено. Суммы в рублях. В строке «К оплате» — вместе с пени.
receipt-meters = Счётчики
receipt-serial = № счётчика
receipt-previous = Предыдущее
receipt-current = Текущее
receipt-consumption = Расход
receipt-verified = Поверка до
receipt-new-reading = Новое показание
receipt-meters-how = Впишите новые показания в клетки и передайте их в личном кабинете, по телефону или в кассе.
receipt-house = Потребление по дому
receipt-individual = В квартирах
receipt-common = Общие нужды
receipt-house-meter = По общедомовому счётчику
receipt-hours = Часов подачи
receipt-norms = Нормативы потребления
receipt-norm = Норматив
receipt-norm-person = { $amount } { $unit } на человека
receipt-norm-area = { $amount } { $unit } на м²
receipt-norm-account = { $amount } { $unit } на квартиру
receipt-norm-multiplier = без счётчика × { $value }
receipt-document = Чем установлен
receipt-adjustments = Перерасчёты и рассрочка
receipt-reason = Основание
receipt-amount = Сумма
receipt-remaining = Осталось
receipt-units = 1 Гкал = 4,1868 ГДж = 1,163 МВт·ч.
receipt-contacts = Куда обратиться
receipt-emergency = Аварийная служба { $phone }
receipt-window = Показания принимают с { $from } по { $to } число
receipt-fold = Сложите по этой линии: нижняя часть — только для вас
receipt-link-code = Код для добавления счёта в личный кабинет
receipt-invite = Личный кабинет: { $url }
receipt-readings-how = Как передать показания: войдите в личный кабинет, выберите лицевой счёт и нажмите «Передать показания».
receipt-fraud = Мы не просим назвать пароль, код из СМС или данные карты. Реквизиты получателей можно сверить в личном кабинете, в разделе «Контакты».
slip-title = Квитанция на свою сумму
slip-lead = Получится квитанция с QR-кодами — по одному на каждого поставщика. Оплатите её в приложении своего банка или в кассе. В личном кабинете ничего не изменится, пока не придёт оплата.
slip-amounts = Сколько заплатить
slip-owed = Сейчас к оплате { $sum }: эти суммы уже подставлены. Пустое поле или 0 — не платить.
slip-nothing-owed = Сейчас всё оплачено. Можно внести аванс: впишите сумму.
slip-total = Итого
slip-send = Открыть квитанцию (PDF)
slip-no-suppliers = У этого лицевого счёта пока нет поставщиков, которым можно заплатить.
slip-error-nothing = Впишите сумму хотя бы одному поставщику
slip-error-amount = Впишите сумму больше нуля и не больше { $most }
slip-error-kopecks = Копеек может быть не больше двух цифр
slip-error-ambiguous = Непонятно, где копейки: напишите сумму так — 1234,00
slip-paper-title = Квитанция на оплату
slip-paper-made = составлена { $day } в личном кабинете
slip-paper-footer = Лицевой счёт { $number }
nodebt-title = Справка об отсутствии задолженности
nodebt-said = На { $time } по лицевому счёту { $number } задолженности нет.
nodebt-pdf = Скачать справку (PDF)
nodebt-owed = Сейчас к оплате
nodebt-why-not = Справку можно получить, когда долга не останется ни перед одним поставщиком.
nodebt-debts = Кому и сколько
nodebt-no-bills = По этому лицевому счёту квитанций ещё не было, поэтому сказать о задолженности нечего.
nodebt-supplier = Поставщик
nodebt-state = Состояние расчётов
nodebt-none = долга нет
nodebt-overpaid = переплата { $sum }
nodebt-made = Составлена { $time } в личном кабинете
nodebt-data = Последние данные поставщиков получены { $time }.
nodebt-note = Справка информационная: учтены квитанции поставщиков и оплаты, о которых известно личному кабинету. Справку с подписью и печатью даёт поставщик услуг.
picture-both = Где это на бумажной квитанции
picture-combined-title = Единая квитанция
picture-combined-desc = Рисунок единой квитанции. Вверху слева цифрой 1 отмечен лицевой счёт. Справа от каждого QR-кода и под словами «Всего к оплате» цифрой 2 отмечены суммы. Внизу, в закрытой части, цифрой 3 отмечен код для добавления счёта.
picture-single-title = Счёт за электроэнергию и отопление
picture-single-desc = Рисунок счёта за электроэнергию и отопление. На открытой части вверху цифрой 1 отмечен лицевой счёт. Рядом с двумя QR-кодами цифрой 2 отмечены суммы, у отопления их две: 1/12 и Факт. Внизу, в закрытой части, цифрой 3 отмечен код.
picture-number = лицевой счёт; подойдёт и номер у поставщика
picture-total = итог к оплате: любая сумма рядом с QR-кодом или «Всего к оплате»
picture-code = код для добавления счёта, в закрытой части
picture-word-bill = Единая квитанция
picture-word-account = Лицевой счёт
picture-word-all = Всего к оплате
picture-word-pay = К оплате
picture-word-code = Код для добавления
picture-word-electricity = Счёт: электроэнергия, отопление
picture-word-twelfth = (1/12)
picture-word-fact = (Факт)
picture-word-fold = закрытая часть

## notices (письма, которые приходят сами)
notices-account = Лицевой счёт
notices-address = Адрес
notices-meter = { $service }, № { $serial }
notices-meter-last = последнее { $value } ({ $date })
notices-meter-first = показаний ещё не было
notices-bill-subject = Квитанция за { $month }: { $sum }
notices-bill-subject-nothing = Квитанция за { $month }: платить не нужно
notices-bill-text = Пришла квитанция за { $period } К оплате { $sum }.
notices-bill-text-nothing = Пришла квитанция за { $period } Платить по ней не нужно.
notices-bill-another-subject = Ещё одна квитанция за { $month }: { $sum }
notices-bill-another-subject-nothing = Ещё одна квитанция за { $month }: платить не нужно
notices-bill-another-text = Пришла ещё одна квитанция за { $period } К оплате по ней { $sum }.
notices-bill-another-text-nothing = Пришла ещё одна квитанция за { $period } Платить по ней не нужно.
notices-bill-changed-subject = Изменилась квитанция за { $month }: { $sum }
notices-bill-changed-subject-nothing = Изменилась квитанция за { $month }: платить не нужно
notices-bill-changed-text = Суммы в квитанции за { $period } изменились. Теперь в ней к оплате { $sum }. Если вы уже платили, в кабинете виден остаток.
notices-bill-changed-text-nothing = Суммы в квитанции за { $period } изменились. Теперь платить по ней не нужно.
notices-bill-by = Оплатить до
notices-bill-link = Открыть квитанцию
notices-bill-pay = Оплатить
notices-bill-pdf = Скачать в PDF
notices-bill-same = Она совпадает с бумажной и имеет ту же силу.
notices-reminder-subject = Передайте показания до { $date }
notices-reminder-subject-month = Передайте показания за { $month }
notices-reminder-text = Открыт приём показаний за { $month }: до { $date } включительно. По этим счётчикам показаний ещё нет.
notices-reminder-text-last = Приём показаний за { $month } скоро закончится: последний день { $date }. По этим счётчикам показаний ещё нет.
notices-reminder-text-month = Месяц заканчивается, а показаний за { $month } по этим счётчикам ещё нет.
notices-reminder-link = Передать показания
notices-reminder-else = Если не передать, начислят по среднему расходу, а через три месяца по нормативу.
notices-verification-subject = Поверка счётчика действует до { $date }
notices-verification-text = { $n ->
    [0] Сегодня последний день поверки { $m ->
        [one] вашего счётчика
       *[other] ваших счётчиков
    }.
    [one] Через { $n } день закончится поверка { $m ->
        [one] вашего счётчика
       *[other] ваших счётчиков
    }.
    [few] Через { $n } дня закончится поверка { $m ->
        [one] вашего счётчика
       *[other] ваших счётчиков
    }.
   *[many] Через { $n } дней закончится поверка { $m ->
        [one] вашего счётчика
       *[other] ваших счётчиков
    }.
}
notices-verification-until = до { $date }
notices-verification-means = Показания счётчика без поверки в расчёт не берут: три месяца начисляют по среднему расходу, потом по нормативу. Закажите поверку заранее в любой аккредитованной организации и передайте нам акт.
notices-verification-link = Посмотреть счётчики
notices-verification-fraud = Мы не присылаем поверителей сами и не предлагаем поверку по телефону.
notices-news-link = Открыть новость на сайте

home-answer-label = Новый ответ на обращение № { $number }
home-answer = Есть ответ на обращение № { $number }
home-answer-read = Прочитать
home-news-all = Все новости
appeals-seen = Прочитано

accounts-invitation-subject = Ваш личный кабинет готов: задайте пароль
accounts-invitation-letter = Мы переехали в новый личный кабинет. Он уже знает ваши лицевые счета, осталось задать пароль:
accounts-invitation-link = Задать пароль
accounts-invitation-note = Ссылка действует 30 дней и один раз. Прежний пароль мы не переносили. Если эти счета не ваши, ничего не делайте.
accounts-invitation-title = Добро пожаловать в личный кабинет
accounts-invitation-text = Задайте пароль и проверьте имя. Счета подключатся сами.
accounts-invitation-send = Задать пароль и подключить счета
accounts-invitation-known = С этой почтой у вас уже есть личный кабинет. Войдите, и мы подключим счета.
accounts-invitation-join = Подключить счета
accounts-invitation-sign-in = Войти
accounts-invitation-forgot = Забыли пароль?
accounts-invitation-expired = Приглашение больше не действует. Зарегистрируйтесь сами и подключите счёт по квитанции: это займёт пять минут.
accounts-invitation-sign-up = Зарегистрироваться
identity-agree-title = Условия изменились
identity-agree-text = Мы обновили документы, которые вы принимали раньше. Прочитайте их и отметьте, что согласны.
identity-agree-read = Прочитать новый текст
identity-agree-terms = Я принимаю новую редакцию соглашения
identity-agree-send = Продолжить
identity-agree-later = Ответить в другой раз
identity-agree-missing = Поставьте отметку или ответьте в другой раз
identity-agree-refuse = Если вы не согласны
identity-agree-refuse-text = Платить и пользоваться кабинетом можно и до ответа. Если новые условия вам не подходят, кабинет можно
identity-agree-delete = удалить

admin-nav-staff = Сотрудники
admin-staff-caption = Кто здесь работает
admin-staff-state = Доступ
admin-staff-signed-in = Последний вход
admin-staff-do = Действие
admin-staff-works = работает
admin-staff-no-password = ещё не задал пароль
admin-staff-no-device = вторая ступень входа не настроена
admin-staff-disabled = закрыт с { $time }
admin-staff-never = ещё не входил
admin-staff-disable = Закрыть доступ
admin-staff-disable-title = Закрыть доступ сотруднику
admin-staff-disable-what = Его сеансы закончатся сразу, войти он больше не сможет. То, что он сделал, останется в журнале. Вернуть доступ можно новой ссылкой.
admin-staff-cli = Нового сотрудника и новую одноразовую ссылку для пароля создают только командами на сервере:
