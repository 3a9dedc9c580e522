#include "ui/present/notes_view.h"

#include "ui/present/present_keys.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QTime>

namespace forkyard::ui {

namespace {

/// The size of a picture where there is room for two.
constexpr int widestPicture = 960;

QLabel *addLabel(QGridLayout *grid, const QFont &font, int row, int column, int columns = 1) {
    auto *label = new QLabel;
    label->setFont(font);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    grid->addWidget(label, row, column, 1, columns);
    return label;
}

} // namespace

NotesView::NotesView(Kit &kit, const Presentation &presentation, const QElapsedTimer &since) : QWidget(nullptr, Qt::Window), m_kit(kit), m_presentation(presentation) {
    setObjectName("notesView");
    setWindowTitle(tr("Notes · %1").arg(presentation.title()));
    // Without a screen of its own it leaves some of the audience's in sight.
    resize(QSize(1360, 800).boundedTo(screen()->availableSize() * 7 / 8));
    auto *grid = new QGridLayout(this);
    const int margin = kit.ipx(24);
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setSpacing(margin / 2);
    QFont large = kit.fonts().words(TextSize::Heading, QFont::DemiBold);
    large.setPixelSize(kit.ipx(28));
    QFont notes = kit.fonts().words(TextSize::Heading);
    notes.setPixelSize(kit.ipx(24));
    m_clock = addLabel(grid, large, 0, 0, 2);
    addLabel(grid, kit.fonts().words(TextSize::Title, QFont::DemiBold), 1, 0)->setText(tr("Now"));
    addLabel(grid, kit.fonts().words(TextSize::Title, QFont::DemiBold), 1, 1)->setText(tr("Next"));
    m_now = addLabel(grid, kit.fonts().words(), 2, 0);
    m_then = addLabel(grid, kit.fonts().words(), 2, 1);
    m_notes = addLabel(grid, notes, 3, 0);
    m_next = addLabel(grid, notes, 3, 1);
    grid->setRowStretch(3, 1);
    QStringList keys;
    // A key and its words stay together.
    for (const auto &[key, what] : PresentKeys::all()) keys << QString(key + QChar(QChar::Nbsp) + what).replace(' ', QChar(QChar::Nbsp));
    QLabel *list = addLabel(grid, kit.fonts().words(TextSize::Small), 4, 0, 2);
    list->setObjectName("notesKeys");
    list->setText(keys.join(QString::fromUtf8("  ·  ")));
    for (QLabel *each : {m_now, m_then, m_notes, m_next}) each->setSizePolicy(QSizePolicy::Ignored, each->sizePolicy().verticalPolicy());
    for (const int column : {0, 1}) grid->setColumnStretch(column, 1);
    m_since = since;
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &NotesView::showClock);
    m_timer.start();
}

QString NotesView::notesText() const { return m_notes->text(); }
QString NotesView::nextText() const { return m_next->text(); }
QString NotesView::clockText() const { return m_clock->text(); }

QImage NotesView::picture(int step) {
    const double ratio = devicePixelRatioF();
    // As the audience sees it, half as wide as the window.
    const int wide = std::clamp((width() - m_kit.ipx(24) * 3) / 2, 320, widestPicture);
    PresentPainter painter(m_kit, m_presentation, (QSizeF(wide, wide * 9 / 16) * ratio).toSize());
    // Who can go next now says nothing of another moment.
    RunModel *run = m_presentation.run(step);
    const NextChoices offered = run ? run->nextChoices() : NextChoices();
    if (run) run->setNextChoices({});
    painter.paint(m_presentation.clock().at(m_presentation.clock().stepEnd(step) - 1e-3));
    if (run) run->setNextChoices(offered);
    QImage image = painter.image();
    image.setDevicePixelRatio(ratio);
    return image;
}

void NotesView::show(int step) {
    m_step = step;
    const lessons::Language language = m_presentation.language();
    const auto wordsOf = [&](int at) {
        const lessons::TourStep &each = m_presentation.step(at);
        const QString &notes = each.notes.in(language);
        return notes.isEmpty() ? each.caption.in(language) : notes;
    };
    m_notes->setText(wordsOf(step));
    m_now->setPixmap(QPixmap::fromImage(picture(step)));
    const bool isLast = step + 1 >= m_presentation.stepCount();
    m_next->setText(isLast ? tr("This is the last step.") : wordsOf(step + 1));
    if (isLast) m_then->clear();
    else m_then->setPixmap(QPixmap::fromImage(picture(step + 1)));
    showClock();
}

void NotesView::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    show(m_step);
}

void NotesView::showClock() {
    const qint64 seconds = m_since.elapsed() / 1000;
    const double left = m_presentation.clock().duration() - m_presentation.clock().stepBegin(m_step);
    m_clock->setText(tr("%1 · presenting for %2:%3 · step %4 of %5 · about %6 min left")
                         .arg(QTime::currentTime().toString("HH:mm"))
                         .arg(seconds / 60)
                         .arg(seconds % 60, 2, 10, QChar('0'))
                         .arg(m_step + 1)
                         .arg(m_presentation.stepCount())
                         .arg(std::max(1, qRound(left / 60))));
}

} // namespace forkyard::ui
