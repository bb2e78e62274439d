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
identity-letter-password-reset = Пароль вашего кабинета изменён по ссылке из письма. Сеансы на всех устройствах закончены, привязанные карты удалены.
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
accounts-wrong = { $n ->
    [one] Номер или ответ не совпали с последней квитанцией. Осталась { $n } попытка
    [few] Номер или ответ не совпали с последней квитанцией. Осталось { $n } попытки
    [many] Номер или ответ не совпали с последней квитанцией. Осталось { $n } попыток
   *[other] Номер или ответ не совпали с последней квитанцией. Осталось { $n } попытки
}
accounts-wrong-last = Номер или ответ не совпали с последней квитанцией. Попыток не осталось: повторите через { $wait }
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
accounts-letter-stop-other = Если вы не знаете этого человека, позвоните нам: отключим его сразу и сменим код на квитанции.
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
accounts-price = { $value } ₽
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
readings-place = Где стоит: { $place }
readings-verified = Поверка до { $date }
readings-lapsed = Поверка истекла { $date }
readings-lapsed-note = Показание примем и сохраним, но начислять будут по среднему, пока счётчик не поверят.
readings-new-value = Новое показание
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
bills-pay = Оплатить
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
bills-price = { $number } ₽
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
payments-state-pending = Ждём ответ банка
payments-state-succeeded = Оплачено
payments-state-canceled = Не прошёл
payments-state-part-refunded = Возвращено частично
payments-state-refunded = Возвращено
payments-state-unknown = Уточняем у банка
payments-why-by-payer = Вы отменили платёж на странице банка.
payments-why-bank-silent = Банк не ответил, и платёж не начался.
payments-why-funds = На карте не хватило денег.
payments-why-3ds = Код подтверждения введён неверно.
payments-why-no-3ds = Карта не поддерживает подтверждение кодом (3-D Secure), без него банк не принимает оплату.
payments-why-expired = Время на оплату вышло.
payments-why-card-expired = Срок действия карты закончился.
payments-why-card-wrong = Номер или код карты введены неверно.
payments-why-limit = Банк, выпустивший карту, ограничил такие платежи.
payments-why-declined = Банк отклонил платёж. Причину знает банк, выпустивший карту.
payments-receipt = Чек
payments-receipt-registered = отправлен
payments-receipt-pending = готовится
payments-receipt-failed = не удалось сформировать, мы разбираемся
payments-receipt-none = в демонстрации не выдаётся
payments-supplier = Поставщик услуг
payments-supplier-account = ЛС { $number }
payments-sum = Сумма
payments-date = Дата
payments-state = Состояние
payments-number = Платёж
payments-way = Как оплачено
payments-total-fee = Всего, комиссия 0 ₽
payments-pay = Оплатить
payments-method-card = Банковской картой: данные карты введёте на странице банка
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
payments-error-amount = Введите сумму от 1 до 500 000 ₽
payments-error-total = За один раз можно заплатить от 1 до 500 000 ₽ всего. Введите сумму от 1 до 500 000 ₽
payments-error-kopecks = Введите сумму с копейками не длиннее двух цифр, например 1234,56
payments-error-ambiguous = Сумму можно понять двояко. Введите её без разделителя тысяч, например 1234,56
payments-error-nothing = Введите сумму хотя бы одному поставщику
payments-error-method = Выберите, чем заплатить
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
payments-show-waiting = Ждём ответ банка
payments-show-review = Банк сообщил о платеже то, что не сходится с нашими записями. Сотрудник разбирается, вам ничего делать не нужно. Не платите ещё раз, пока мы не закончим.
payments-show-waiting-text = Банк ещё не сообщил, что деньги получены. Если вы уже заплатили, подождите и обновите страницу: второй раз платить не нужно. Если не заплатили, продолжите оплату.
payments-show-unknown-text = Банк ещё не ответил. Мы сами спросим его снова и напишем вам. Деньги не списаны: оплата начинается только на странице банка.
payments-show-continue = Продолжить оплату
payments-show-refresh = Обновить
payments-show-not-taken = Деньги не списаны.
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
payments-way-here = Картой в кабинете
payments-way-told = По данным поставщика
payments-way-bank = В банке
payments-way-cash = Наличными
payments-way-post = На почте
payments-way-office = В офисе
payments-way-online = Через интернет
payments-way-terminal = В терминале
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
bank-name = Демо-банк
bank-title = Оплата картой
bank-sum = К оплате
bank-payee = Получатель
bank-for = Назначение
bank-cards = Настоящая карта не нужна, деньги не списываются. Подойдут карты:
bank-card-good = оплата пройдёт, код 1234
bank-card-declined = банк откажет
bank-card-no-3ds = без 3-D Secure, банк откажет
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
support-news-none = Новостей пока нет.
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
support-pay-off = Оплата в кабинете не подключена. Платите по QR-коду из квитанции или по реквизитам поставщика.
support-pay-card = Банковская карта: номер, срок и код вводят только на странице банка
support-pay-sbp = Система быстрых платежей (СБП): по QR-коду или через приложение банка
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
support-step-4 = Посмотрите квитанцию
support-step-4-text = Сумма раскрывается до поставщика, услуги и тарифа.
support-step-5 = Оплатите
support-step-5-text = Суммы уже подставлены. Карту вводите только на странице банка.
support-step-5-off = Заплатите по QR-коду из квитанции: оплата в кабинете пока не подключена.
support-step-6 = Если не получилось
support-step-6-text = Посмотрите ответы на частые вопросы или позвоните: всё, что есть в кабинете, сделаем и по телефону.
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
demo-mail-title = Письма демонстрации
demo-mail-about = Сюда приходят все письма, которые кабинет отправил бы по почте.
demo-mail-empty = Писем пока нет.
demo-mail-refresh = Обновить
demo-mail-older = Более ранние

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
