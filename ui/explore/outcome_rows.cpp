#include "ui/explore/outcome_rows.h"

#include "ui/explore/outcome_words.h"
#include "ui/explore/schedule_words.h"

#include <QFrame>
#include <QGuiApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace forkyard::ui {

namespace {

/// Turns of a schedule that are told in its row.
constexpr std::size_t mostTurns = 8;
/// Of a name that has no room in its row's first line, beneath it.
constexpr qsizetype mostLetters = 300;

/// A label that takes what room there is and shortens its text to it; all of it stands in the tool tip.
class ElidedLabel : public QLabel {
public:
    ElidedLabel(const QString &text, QWidget *parent) : QLabel(parent), m_text(text) {
        setToolTip(text);
        setMinimumWidth(1);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(m_text.simplified()) + 2, QLabel::sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override {
        QLabel::resizeEvent(event);
        setText(fontMetrics().elidedText(m_text.simplified(), Qt::ElideRight, width()));
    }

private:
    QString m_text;
};

/// What is wrong has its cross; what is right has its place, so that the words stand beneath each other.
QString nameOf(const OutcomeRows::Row &row) { return (row.isWrong ? QString::fromUtf8("✗ ") : QString()) + OutcomeWords::name(row.outcome); }

} // namespace

OutcomeRows::OutcomeRows(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
}

void OutcomeRows::setRows(const std::vector<Row> &rows, bool canPlay) {
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_column->setSpacing(m_kit.ipx(6));
    const Widths widths = widthsOf(rows);
    for (const Row &row : rows) m_column->addWidget(makeRow(row, widths, canPlay));
}

OutcomeRows::Widths OutcomeRows::widthsOf(const std::vector<Row> &rows) const {
    constexpr int room = 4;
    constexpr double widestName = 230;
    const QFontMetrics code(m_kit.fonts().code(14, QFont::DemiBold)), words(m_kit.fonts().words());
    Widths widths;
    for (const Row &row : rows) {
        widths.name = std::max(widths.name, code.horizontalAdvance(nameOf(row).simplified()) + room);
        widths.share = std::max(widths.share, words.horizontalAdvance(row.share) + room);
        widths.switches = std::max(widths.switches, words.horizontalAdvance(OutcomeWords::switches(row.outcome.switches)) + room);
    }
    widths.name = std::min(widths.name, m_kit.ipx(widestName));
    return widths;
}

QWidget *OutcomeRows::makeRow(const Row &row, const Widths &widths, bool canPlay) {
    auto *card = new QFrame(this);
    card->setObjectName("outcomeRow");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(m_kit.ipx(12), m_kit.ipx(6), m_kit.ipx(10), m_kit.ipx(6));
    column->setSpacing(m_kit.ipx(2));
    auto *line = new QHBoxLayout;
    line->setSpacing(m_kit.ipx(8));
    column->addLayout(line);
    const QString telling = ScheduleWords::of(row.outcome, mostTurns);
    if (!telling.isEmpty()) {
        auto *told = new QLabel(telling, card);
        told->setObjectName("scheduleWords");
        told->setTextFormat(Qt::PlainText);
        told->setWordWrap(true);
        told->setToolTip(ScheduleWords::of(row.outcome, row.outcome.turns.size()).left(2000));
        column->addWidget(told);
    }

    auto *name = new ElidedLabel(nameOf(row), card);
    name->setFont(m_kit.fonts().code(14, QFont::DemiBold));
    name->setFixedWidth(widths.name);
    name->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    if (!row.outcome.output.isEmpty()) name->setToolTip(row.outcome.output.left(2000));
    line->addWidget(name);
    // Ends of which only the middle differs would else be one name.
    const QString whole = nameOf(row).simplified();
    if (name->fontMetrics().horizontalAdvance(whole) > widths.name) {
        auto *rest = new QLabel(whole.size() > mostLetters ? whole.left(mostLetters) + QString::fromUtf8("…") : whole, card);
        rest->setObjectName("wholeName");
        rest->setTextFormat(Qt::PlainText);
        rest->setFont(m_kit.fonts().code(13));
        rest->setWordWrap(true);
        column->insertWidget(1, rest);
    }

    // Its text is for machines; people read it where it is not told in words.
    auto *schedule = new ElidedLabel(telling.isEmpty() ? row.outcome.schedule : QString(), card);
    schedule->setFont(m_kit.fonts().code(13));
    line->addWidget(schedule, 1);

    for (const auto &[words, width] : {std::pair{row.share, widths.share}, std::pair{OutcomeWords::switches(row.outcome.switches), widths.switches}}) {
        if (words.isEmpty()) continue;
        auto *label = new ElidedLabel(words, card);
        label->setObjectName("mutedLabel");
        // Shortened before the row is wider than its place.
        label->setMaximumWidth(width);
        label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        line->addWidget(label, 1000);
    }
    if (row.outcome.schedule.isEmpty()) return card;
    const auto addButton = [&](const QString &text, const QString &tip) {
        auto *button = new QPushButton(text, card);
        button->setObjectName("linkButton");
        button->setCursor(Qt::PointingHandCursor);
        button->setToolTip(tip);
        line->addWidget(button);
        return button;
    };
    const QString text = row.outcome.schedule;
    connect(addButton(tr("Copy"), tr("Copy the schedule's text") + '\n' + row.outcome.schedule.left(400)), &QPushButton::clicked, this,
            [text] { QGuiApplication::clipboard()->setText(text); });
    if (!canPlay) return card;
    connect(addButton(tr("Play"), tr("Run the program once more, in exactly this order")), &QPushButton::clicked, this,
            [this, text] { emit playRequested(text); });
    connect(addButton(tr("For real"), tr("Run it on real threads and processes, each made to wait until this order names it")), &QPushButton::clicked, this,
            [this, text] { emit playLiveRequested(text); });
    return card;
}

} // namespace forkyard::ui
