#include "ui/window/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {

enum RowIndex { LanguageRow, ThemeRow, ZoomRow, MotionRow, PaceRow, GilRow, RecordingRow, LayoutRow, RecentRow, TrustRow };

/// Fills a choice anew and keeps what is chosen.
void fill(QComboBox *choice, const QList<std::pair<QString, QVariant>> &items, const QVariant &now) {
    const QSignalBlocker quiet(choice);
    choice->clear();
    for (const auto &[text, value] : items) choice->addItem(text, value);
    choice->setCurrentIndex(std::max(0, choice->findData(now)));
}

} // namespace

SettingsDialog::SettingsDialog(Kit &kit, QWidget *parent) : QDialog(parent), m_kit(kit) {
    setObjectName("settingsDialog");
    build();
    connectRows();
    retranslate();
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    m_search->setFocus();
}

SettingsDialog::Row &SettingsDialog::addRow(QWidget *control) {
    Row row;
    row.whole = new QWidget(m_list);
    row.name = new QLabel(row.whole);
    row.name->setObjectName("strongLabel");
    row.about = new QLabel(row.whole);
    row.about->setObjectName("mutedLabel");
    row.about->setWordWrap(true);
    row.control = control;
    control->setParent(row.whole);
    row.name->setBuddy(control);
    auto *words = new QVBoxLayout;
    words->setSpacing(m_kit.ipx(2));
    words->addWidget(row.name);
    words->addWidget(row.about);
    auto *line = new QHBoxLayout(row.whole);
    line->setContentsMargins(0, m_kit.ipx(8), 0, m_kit.ipx(8));
    line->setSpacing(m_kit.ipx(20));
    line->addLayout(words, 1);
    line->addWidget(control);
    m_list->layout()->addWidget(row.whole);
    m_rows.push_back(row);
    return m_rows.back();
}

QComboBox *SettingsDialog::addChoice() {
    auto *choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addRow(choice);
    return choice;
}

void SettingsDialog::build() {
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_list = new QWidget;
    auto *column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, m_kit.ipx(12), 0);
    column->setSpacing(0);
    m_language = addChoice();
    m_theme = addChoice();
    auto *zoom = new QSpinBox;
    zoom->setRange(Settings::smallestZoom, Settings::largestZoom);
    zoom->setSingleStep(10);
    zoom->setSuffix(" %");
    zoom->setValue(m_kit.settings().zoom());
    // A half-typed number must not make everything tiny.
    zoom->setKeyboardTracking(false);
    connect(zoom, &QSpinBox::valueChanged, &m_kit.settings(), &Settings::setZoom);
    addRow(zoom);
    auto *calm = new QCheckBox;
    calm->setChecked(m_kit.settings().isCalm());
    connect(calm, &QCheckBox::toggled, &m_kit.settings(), &Settings::setCalm);
    addRow(calm);
    m_pace = addChoice();
    m_gil = addChoice();
    m_recording = addChoice();
    const auto button = [this](std::function<void()> act) {
        auto *made = new QPushButton;
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, [made, act] {
            act();
            made->setEnabled(false);
        });
        addRow(made);
    };
    button([this] { emit layoutResetRequested(); });
    button([this] { m_kit.settings().forgetRecentFiles(); });
    button([this] { m_kit.settings().forgetTrust(); });
    m_nothing = new QLabel(m_list);
    m_nothing->setObjectName("mutedLabel");
    m_nothing->hide();
    column->addWidget(m_nothing);
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setObjectName("settingsScroll");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_list);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(m_kit.ipx(22), m_kit.ipx(18), m_kit.ipx(12), m_kit.ipx(14));
    whole->setSpacing(m_kit.ipx(10));
    // As far to the right as what is set below it.
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(0, 0, m_kit.ipx(12), 0);
    searchRow->addWidget(m_search);
    whole->addLayout(searchRow);
    whole->addWidget(scroll, 1);
    const QSize room = parentWidget() ? parentWidget()->size() * 0.92 : QSize(2000, 2000);
    resize(QSize(m_kit.ipx(620), m_kit.ipx(640)).boundedTo(room));
}

void SettingsDialog::connectRows() {
    Settings &settings = m_kit.settings();
    connect(m_language, &QComboBox::activated, this, [this, &settings] { settings.setLanguage(static_cast<Language>(m_language->currentData().toInt())); });
    connect(m_theme, &QComboBox::activated, this, [this, &settings] { settings.setTheme(static_cast<ThemeChoice>(m_theme->currentData().toInt())); });
    connect(m_pace, &QComboBox::activated, this, [this, &settings] { settings.setPace(m_pace->currentData().toDouble()); });
    connect(m_gil, &QComboBox::activated, this, [this, &settings] { settings.setGilProfile(m_gil->currentData().toString()); });
    connect(m_recording, &QComboBox::activated, this, [this, &settings] { settings.setRecordingLevel(m_recording->currentData().toString()); });
}

void SettingsDialog::retranslate() {
    const Settings &settings = m_kit.settings();
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_nothing->setText(tr("No setting is called so."));
    const auto say = [this](RowIndex index, const QString &name, const QString &about) {
        Row &row = m_rows[index];
        row.name->setText(name);
        row.about->setText(about);
        row.control->setAccessibleName(name);
        row.control->setAccessibleDescription(about);
    };
    say(LanguageRow, tr("Language"), tr("Of the window, the lessons and the messages."));
    say(ThemeRow, tr("Theme"), tr("Colours of the window."));
    say(ZoomRow, tr("Size"), tr("Of everything, from 80 to 300 %. Also Ctrl and the wheel."));
    say(MotionRow, tr("No animations"), tr("What moved is simply where it is now."));
    say(PaceRow, tr("Pace"), tr("How many lines a thread runs in a second."));
    say(GilRow, tr("GIL"), tr("Where the GIL may change hands."));
    say(RecordingRow, tr("What is recorded"), tr("The more is recorded, the more time it costs."));
    say(LayoutRow, tr("Window layout"), tr("The sizes of the window's parts."));
    say(RecentRow, tr("Recent files"), tr("The list in the menu and in the rail."));
    say(TrustRow, tr("Trusted programs"), tr("Programs from elsewhere that may do everything."));
    const auto press = [this](RowIndex index, const QString &text) { static_cast<QPushButton *>(m_rows[index].control)->setText(text); };
    press(LayoutRow, tr("Reset"));
    press(RecentRow, tr("Forget"));
    press(TrustRow, tr("Trust none"));
    fill(m_language, {{"English", static_cast<int>(Language::English)}, {QString::fromUtf8("中文"), static_cast<int>(Language::Chinese)}}, static_cast<int>(settings.language()));
    fill(m_theme,
         {{tr("As the system"), static_cast<int>(ThemeChoice::System)}, {tr("Light"), static_cast<int>(ThemeChoice::Light)},
          {tr("Dark"), static_cast<int>(ThemeChoice::Dark)}, {tr("High contrast"), static_cast<int>(ThemeChoice::Contrast)}},
         static_cast<int>(settings.theme()));
    QList<std::pair<QString, QVariant>> paces;
    for (const double pace : {1.0, 2.0, 5.0, 20.0}) paces << std::pair{tr("%1 lines/s").arg(pace), QVariant(pace)};
    if (settings.pace() > 0 && m_pace->findData(settings.pace()) < 0 && settings.pace() != 1 && settings.pace() != 2 && settings.pace() != 5 && settings.pace() != 20)
        paces << std::pair{tr("%1 lines/s").arg(settings.pace()), QVariant(settings.pace())};
    paces << std::pair{tr("full speed"), QVariant(0.0)};
    fill(m_pace, paces, settings.pace());
    fill(m_gil, {{tr("at any instruction"), "any"}, {tr("at calls and loop ends"), "calls"}, {tr("no GIL"), "off"}}, settings.gilProfile());
    fill(m_recording, {{tr("chosen by the pace"), ""}, {tr("synchronisation"), "sync"}, {tr("shared data too"), "shared"}, {tr("lines and locals too"), "all"}}, settings.recordingLevel());
}

void SettingsDialog::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        filter(m_search->text());
    }
    QDialog::changeEvent(event);
}

void SettingsDialog::filter(const QString &text) {
    const QStringList words = text.simplified().split(' ', Qt::SkipEmptyParts);
    bool any = false;
    for (const Row &row : m_rows) {
        QString all = row.name->text() + ' ' + row.about->text();
        if (const auto *choice = qobject_cast<QComboBox *>(row.control))
            for (int index = 0; index < choice->count(); ++index) all += ' ' + choice->itemText(index);
        const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
        row.whole->setVisible(fits);
        any = any || fits;
    }
    m_nothing->setVisible(!any);
}

QStringList SettingsDialog::shown() const {
    QStringList names;
    for (const Row &row : m_rows)
        if (!row.whole->isHidden()) names << row.name->text();
    return names;
}

} // namespace forkyard::ui
