#include "ui/window/keys_sheet.h"

#include "ui/kit/state_paint.h"
#include "ui/present/present_keys.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace forkyard::ui {

namespace {

/// One texture, as lanes show it.
class Swatch : public QWidget {
public:
    Swatch(Kit &kit, StateLook look, QWidget *parent) : QWidget(parent), m_kit(kit), m_look(look) {
        setFixedSize(kit.ipx(72), kit.ipx(26));
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintState(painter, QRectF(rect()).adjusted(1, 2, -1, -2), m_kit, m_look, 0);
    }

private:
    Kit &m_kit;
    StateLook m_look;
};

/// As it stands on the key: an arrow, whatever the language.
QString keyText(const QKeySequence &keys) {
    QString text = keys.toString(QKeySequence::PortableText);
    return text.replace("Right", QString::fromUtf8("→")).replace("Left", QString::fromUtf8("←")).replace("Up", QString::fromUtf8("↑")).replace("Down", QString::fromUtf8("↓"));
}

QLabel *title(const QString &text, Kit &kit) {
    auto *label = new QLabel(text);
    label->setFont(kit.fonts().words(TextSize::Title, QFont::Bold));
    return label;
}

} // namespace

KeysSheet::KeysSheet(Kit &kit, const QList<QAction *> &actions, QWidget *parent) : QDialog(parent), m_kit(kit) {
    setWindowTitle(tr("Keys and legend"));
    const QSize room = parent ? parent->size() * 0.94 : QSize(2000, 2000);
    const int bar = kit.ipx(16);
    // Beside each other where there is the room, beneath each other in a small or much zoomed window.
    QWidget *content = nullptr;
    for (const auto &[columns, direction] : {std::pair{2, QBoxLayout::LeftToRight}, std::pair{2, QBoxLayout::TopToBottom}, std::pair{1, QBoxLayout::TopToBottom}}) {
        delete content;
        content = makeContent(actions, columns, direction);
        if (content->sizeHint().width() + bar <= room.width()) break;
    }
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName("keysScroll");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    resize((content->sizeHint() + QSize(bar, bar)).boundedTo(room));
}

QWidget *KeysSheet::makeContent(const QList<QAction *> &actions, int columns, QBoxLayout::Direction direction) {
    auto *content = new QWidget(this);
    auto *parts = new QBoxLayout(direction, content);
    parts->setContentsMargins(m_kit.ipx(24), m_kit.ipx(20), m_kit.ipx(24), m_kit.ipx(20));
    parts->setSpacing(m_kit.ipx(direction == QBoxLayout::LeftToRight ? 40 : 24));
    auto *keys = new QVBoxLayout;
    auto *legend = new QVBoxLayout;
    // Layouts inherit the spacing of the one around them.
    for (QVBoxLayout *part : {keys, legend}) part->setSpacing(m_kit.ipx(10));
    // Above some thirty rows of keys the legend is seen without scrolling.
    const bool isBeside = direction == QBoxLayout::LeftToRight;
    for (QVBoxLayout *part : isBeside ? std::array{keys, legend} : std::array{legend, keys}) parts->addLayout(part);
    addKeys(keys, actions, columns);
    addLegend(legend);
    return content;
}

void KeysSheet::addKeys(QVBoxLayout *column, const QList<QAction *> &actions, int columns) {
    column->addWidget(title(tr("Keys"), m_kit));
    QList<std::pair<QString, QString>> all;
    for (const QAction *action : actions) {
        // The digits are one line.
        if (action->objectName().startsWith("runThread") || action->shortcut().isEmpty()) continue;
        QStringList keys;
        for (const QKeySequence &each : action->shortcuts()) keys << keyText(each);
        all << std::pair{action->text(), keys.join(tr(" or "))};
    }
    all << std::pair{tr("Step: run thread n next"), QString("1 … 9")} << std::pair{tr("Complete the name"), QString("Ctrl+Space")}
        << std::pair{tr("Timeline: zoom"), tr("Ctrl+wheel, W, S")} << std::pair{tr("Timeline: pan"), tr("drag, A, D")}
        << std::pair{tr("Timeline: fit, measure"), tr("F, M", "two keys")} << std::pair{tr("Timeline: next, previous event"), QString(". ,")}
        << std::pair{tr("Timeline: next, previous event of the same kind"), QString("> <")} << std::pair{tr("Timeline: why the thread waited"), QString("Y")}
        << std::pair{tr("Timeline: fold a process, move a lane"), tr("Space, Shift+↑, Shift+↓")} << std::pair{tr("Timeline: bookmark, next, previous bookmark"), QString("B ] [")};
    for (const auto &[key, what] : PresentKeys::all()) all << std::pair{tr("Presenting: %1").arg(what), key};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m_kit.ipx(20));
    grid->setVerticalSpacing(m_kit.ipx(5));
    // Two columns of names and keys: one would be higher than a small screen.
    const int rows = (static_cast<int>(all.size()) + columns - 1) / columns;
    if (columns > 1) grid->setColumnMinimumWidth(2, m_kit.ipx(16));
    for (int index = 0; index < all.size(); ++index) {
        auto *key = new QLabel(all[index].second);
        key->setFont(m_kit.fonts().code(12.5));
        const int at = index < rows ? 0 : 3;
        grid->addWidget(new QLabel(all[index].first), index % rows, at);
        grid->addWidget(key, index % rows, at + 1);
    }
    column->addLayout(grid);
    column->addStretch(1);
}

void KeysSheet::addLegend(QVBoxLayout *column) {
    column->addWidget(title(tr("Legend"), m_kit));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(m_kit.ipx(16));
    grid->setVerticalSpacing(m_kit.ipx(8));
    const QList<std::pair<StateLook, QString>> looks = {
        {StateLook::Running, tr("running")},
        {StateLook::Ready, tr("ready: could go on, another one has the GIL")},
        {StateLook::WaitingForLock, tr("waits for a lock")},
        {StateLook::Waiting, tr("waits for a queue, a pipe, a join, a condition")},
        {StateLook::Asleep, tr("asleep, or in I/O")},
        {StateLook::Ended, tr("ended")},
        {StateLook::Crashed, tr("crashed or killed")},
    };
    for (int row = 0; row < looks.size(); ++row) {
        grid->addWidget(new Swatch(m_kit, looks[row].first, this), row, 0);
        grid->addWidget(new QLabel(looks[row].second), row, 1);
    }
    column->addLayout(grid);
    auto *note = new QLabel(tr("Colour says who, texture and words say what."));
    note->setObjectName("mutedLabel");
    column->addWidget(note);
    column->addStretch(1);
}

} // namespace forkyard::ui
