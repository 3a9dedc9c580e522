// The panel is made anew from the lesson and the progress whenever one of them changes: a few dozen widgets.
#include "ui/lesson/lesson_panel.h"

#include "ui/lesson/panel_parts.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {

using lessons::Action;
using lessons::Prediction;

constexpr int knobRowWidth = 260;

/// The way to the next lesson stands at the panel's end and is no step of this one.
bool leadsOn(const lessons::PathStep &step) {
    return step.action.kind == Action::Kind::Lesson;
}

} // namespace

LessonPanel::LessonPanel(Kit &kit, lessons::Progress &progress, QWidget *parent) :
    QScrollArea(parent), m_kit(kit), m_progress(progress) {
    setObjectName("lessonPanel");
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reminder = makeButton({}, "nextReminder");
    m_reminder->setParent(this);
    m_reminder->hide();
    connect(m_reminder, &QPushButton::clicked, this, [this] {
        if (QWidget *button = highlighted()) ensureWidgetVisible(button->parentWidget(), 0, m_kit.ipx(16));
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LessonPanel::placeReminder);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &LessonPanel::placeReminder);
    connect(&kit, &Kit::appearanceChanged, this, &LessonPanel::rebuild);
    rebuild();
}

QString LessonPanel::in(const lessons::Words &words) const {
    const bool chinese = m_kit.settings().language() == Language::Chinese;
    return words.in(chinese ? lessons::Language::Chinese : lessons::Language::English);
}

void LessonPanel::setLesson(const lessons::Lesson *lesson) {
    m_lesson = lesson;
    m_stepIds = lesson ? lesson->stepIds() : QStringList();
    if (lesson) m_progress.nameSteps(lesson->id, m_stepIds);
    m_outcomes.clear();
    m_evidence.clear();
    m_measured.reset();
    m_hints.clear();
    m_voting.clear();
    m_planIsOpen = false;
    rebuild();
    verticalScrollBar()->setValue(0);
}

void LessonPanel::setNext(const QString &id, const QString &title) {
    m_nextId = id;
    m_nextTitle = title;
    rebuild();
}

int LessonPanel::nextStep() const {
    if (!m_lesson) return -1;
    const QSet<QString> &done = m_progress.of(m_lesson->id).steps;
    for (const bool more : {false, true}) {
        for (int step = 0; step < m_lesson->path.size(); ++step) {
            if (m_lesson->path[step].more == more && !leadsOn(m_lesson->path[step]) && !done.contains(m_stepIds[step])) return step;
        }
    }
    return -1;
}

bool LessonPanel::isShortPathDone() const {
    const int step = nextStep();
    return step < 0 || m_lesson->path[step].more;
}

bool LessonPanel::isNext(Action::Kind kind, const QString &target) const {
    const int step = nextStep();
    if (step < 0 || isShortPathDone()) return false;
    return m_lesson->path[step].action.kind == kind && m_lesson->path[step].action.target == target;
}

bool LessonPanel::isRunNext() const {
    if (!m_lesson) return true;
    const int step = nextStep();
    return step >= 0 && !isShortPathDone() && m_lesson->path[step].action.kind == Action::Kind::Run;
}

bool LessonPanel::isPredictionDue() const {
    const int step = nextStep();
    if (step < 0) return false;
    const Action &action = m_lesson->path[step].action;
    return action.kind == Action::Kind::Predict && !m_progress.prediction(m_lesson->id, action.target);
}

/// One question at a time: a prediction that a later step asks for is not shown yet.
bool LessonPanel::isDue(const Prediction &prediction) const {
    const int now = nextStep();
    if (now < 0 || m_progress.prediction(m_lesson->id, prediction.id)) return true;
    for (int step = now + 1; step < m_lesson->path.size(); ++step) {
        const Action &action = m_lesson->path[step].action;
        if (action.kind == Action::Kind::Predict && action.target == prediction.id) return false;
    }
    return true;
}

bool LessonPanel::isTextHeld() const {
    return isPredictionDue() && std::none_of(m_lesson->predictions.begin(), m_lesson->predictions.end(), [this](const Prediction &each) {
        return m_progress.prediction(m_lesson->id, each.id).has_value();
    });
}

HeldBack LessonPanel::held() const {
    HeldBack held;
    for (const lessons::PathStep &step : m_lesson->path) {
        if (step.more || step.action.kind != Action::Kind::Predict) continue;
        const Prediction *prediction = m_lesson->prediction(step.action.target);
        if (!prediction || m_progress.prediction(m_lesson->id, prediction->id)) continue;
        held.programs << prediction->program;
        held.predictions << prediction->id;
    }
    return held;
}

void LessonPanel::markStep(int step) {
    if (!m_lesson || step < 0) return;
    m_progress.setStepDone(m_lesson->id, m_stepIds[step]);
    if (isShortPathDone()) m_progress.setDone(m_lesson->id, true);
    saveProgress();
}

void LessonPanel::markStep(Action::Kind kind, const QString &target) {
    const int step = nextStep();
    if (step < 0) return;
    const Action &wanted = m_lesson->path[step].action;
    if (wanted.kind == kind && wanted.target == target) markStep(step);
}

void LessonPanel::saveProgress() {
    // A disk that does not take it must not stop the lesson; the window says so once when it starts.
    (void)m_progress.save();
    emit progressChanged();
}

void LessonPanel::noteAction(const Action &action) {
    const int step = nextStep();
    if (step < 0) return;
    const Action &wanted = m_lesson->path[step].action;
    const bool waitsForItsEnd = action.kind == Action::Kind::Run || action.kind == Action::Kind::Predict ||
                                action.kind == Action::Kind::Exercise || action.kind == Action::Kind::Answer ||
                                action.kind == Action::Kind::Measure;
    if (!waitsForItsEnd && wanted.kind == action.kind && wanted.target == action.target) {
        markStep(step);
        rebuild();
    }
}

void LessonPanel::noteRun(const QString &file, const lessons::Outcome &outcome, bool lessonText) {
    if (!m_lesson) return;
    if (lessonText) m_outcomes.insert(file, outcome);
    if (!outcome.lines.isEmpty()) m_progress.countEnd(m_lesson->id, file, outcome.lines.last());
    for (const lessons::Exercise &exercise : m_lesson->exercises) {
        if (exercise.checkedBy != Prediction::AnsweredBy::Run || exercise.program != file) continue;
        lessons::Outcome judged = outcome;
        if (const lessons::Program *start = m_lesson->program(file)) judged.startedAs = start->text;
        if (exercise.isSolvedBy(judged)) m_progress.setSolved(m_lesson->id, exercise.id);
    }
    const int step = nextStep();
    if (step >= 0) {
        const Action &wanted = m_lesson->path[step].action;
        const bool ran = wanted.kind == Action::Kind::Run && (wanted.target.isEmpty() || wanted.target == file);
        const bool solved = wanted.kind == Action::Kind::Exercise &&
                            m_progress.of(m_lesson->id).exercises.contains(wanted.target);
        if (ran || solved) markStep(step);
    }
    saveProgress();
    rebuild();
}

void LessonPanel::noteEvidence(const Evidence &evidence, bool ownText) {
    if (!m_lesson) return;
    m_evidence.insert(evidence.about, evidence);
    if (m_lesson->exercise(evidence.about)) {
        if (evidence.verdict == Evidence::Verdict::Solved) m_progress.setSolved(m_lesson->id, evidence.about);
        else if (ownText) m_progress.countAttempt(m_lesson->id, evidence.about);
        if (evidence.verdict == Evidence::Verdict::Solved) markStep(Action::Kind::Exercise, evidence.about);
    } else
        markStep(Action::Kind::Answer, evidence.about);
    saveProgress();
    rebuild();
}

void LessonPanel::noteMeasured(const Measured &measured) {
    if (!m_lesson) return;
    m_measured = measured;
    markStep(Action::Kind::Measure, {});
    saveProgress();
    rebuild();
}

void LessonPanel::setGathering(const QString &id, int done, int total) {
    const bool another = id != m_gathering || (total > 0) != (m_toGather > 0);
    m_gathering = id;
    m_gathered = done;
    m_toGather = total;
    if (another) rebuild();
    else if (m_bar) m_bar->setValue(done);
}

void LessonPanel::setKnobValues(const QHash<QString, QString> &values) {
    if (values == m_knobValues) return;
    m_knobValues = values;
    rebuild();
}

void LessonPanel::setRunning(bool running) {
    if (running == m_running) return;
    m_running = running;
    rebuild();
}

void LessonPanel::choose(const QString &prediction, const QString &choice) {
    m_progress.setPrediction(m_lesson->id, prediction, choice);
    const int step = nextStep();
    if (step >= 0 && m_lesson->path[step].action.kind == Action::Kind::Predict &&
        m_lesson->path[step].action.target == prediction)
        markStep(step);
    saveProgress();
    rebuild();
}

bool LessonPanel::takeNextStep() {
    const QWidget *card = m_lesson && isVisible() ? findChild<QWidget *>("nextCard") : nullptr;
    auto *button = card ? card->findChild<QPushButton *>() : nullptr;
    if (!button || !button->isEnabled()) return false;
    const Action wanted = nextStep() >= 0 ? m_lesson->path[nextStep()].action : Action();
    button->click();
    if (wanted.kind != Action::Kind::Predict) return true;
    if (QWidget *question = m_cards.value("prediction:" + wanted.target)) {
        if (auto *choice = question->findChild<QPushButton *>("choiceButton")) choice->setFocus(Qt::TabFocusReason);
    }
    return true;
}

void LessonPanel::showPrediction(const QString &id) {
    if (QWidget *card = m_cards.value("prediction:" + id)) ensureWidgetVisible(card, 0, m_kit.ipx(16));
}

void LessonPanel::showExercise(const QString &id) {
    if (QWidget *card = m_cards.value("exercise:" + id)) ensureWidgetVisible(card, 0, m_kit.ipx(16));
}

void LessonPanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) rebuild();
    QScrollArea::changeEvent(event);
}

void LessonPanel::rebuild() {
    setAccessibleName(tr("Lesson"));
    const int scrolled = verticalScrollBar()->value();
    m_cards.clear();
    auto *content = new QWidget;
    content->setObjectName("lessonContent");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(m_kit.ipx(18), m_kit.ipx(16), m_kit.ipx(18), m_kit.ipx(24));
    column->setSpacing(m_kit.ipx(12));
    if (m_lesson) {
        addHeading(column);
        addStory(column);
        if (isShortPathDone()) addLearned(column);
        addNextStep(column);
        for (const Prediction &prediction : m_lesson->predictions) {
            if (isDue(prediction)) addPrediction(column, prediction);
        }
        addKnobs(column);
        addText(column);
        addMeasurement(column);
        // What a task says of its program may be what is asked.
        if (!isTextHeld())
            for (const lessons::Exercise &exercise : m_lesson->exercises) addExercise(column, exercise);
        if (!isTextHeld() && !in(m_lesson->today).isEmpty()) {
            QWidget *card = addCard(column, tr("Today"), false);
            addLabel(inside(card), in(m_lesson->today), m_kit.fonts().words());
        }
        addPlan(column);
        if (!isShortPathDone()) addNextLesson(column);
    } else addOwnProgram(column);
    column->addStretch(1);
    // Whoever pressed one of its buttons stays in the lesson, where Return does what is next, and is not sent on to the window's first button.
    const QWidget *focus = QApplication::focusWidget();
    if (focus && widget() && widget()->isAncestorOf(focus)) setFocus(Qt::OtherFocusReason);
    // The button that caused this lives in the old content: it must outlast its own signal.
    if (QWidget *old = takeWidget()) old->deleteLater();
    setWidget(content);
    content->show();
    verticalScrollBar()->setValue(scrolled);
    // Once everything has its place.
    QMetaObject::invokeMethod(this, &LessonPanel::placeReminder, Qt::QueuedConnection);
}

void LessonPanel::resizeEvent(QResizeEvent *event) {
    QScrollArea::resizeEvent(event);
    placeReminder();
}

QWidget *LessonPanel::highlighted() const {
    return widget() ? widget()->findChild<QWidget *>("accentButton") : nullptr;
}

void LessonPanel::placeReminder() {
    const QWidget *button = highlighted();
    const int barHeight = m_reminder->sizeHint().height() + 2 * m_kit.ipx(8);
    // Judged as if the bar were there, so that it does not come and go by itself.
    const int top = button ? button->mapTo(widget(), QPoint()).y() - verticalScrollBar()->value() : 0;
    const bool isAbove = top < 0, isBelow = button && top + button->height() > height() - barHeight;
    const bool isShown = m_lesson && button && (isAbove || isBelow) && height() > 3 * barHeight;
    if (isShown) {
        m_reminder->setText(isAbove ? tr("↑ What is next") : tr("↓ What is next"));
        m_reminder->setGeometry(m_kit.ipx(18), height() - barHeight + m_kit.ipx(8), width() - 2 * m_kit.ipx(18), m_reminder->sizeHint().height());
    }
    setViewportMargins(0, 0, 0, isShown ? barHeight : 0);
    m_reminder->setVisible(isShown);
    m_reminder->raise();
}

QWidget *LessonPanel::addCard(QVBoxLayout *column, const QString &title, bool highlighted) {
    auto *card = new QFrame;
    card->setObjectName(highlighted ? "nextCard" : "card");
    auto *inner = new QVBoxLayout(card);
    inner->setContentsMargins(m_kit.ipx(14), m_kit.ipx(12), m_kit.ipx(14), m_kit.ipx(14));
    inner->setSpacing(m_kit.ipx(8));
    addLabel(inner, title, m_kit.fonts().words(TextSize::Body, QFont::Bold));
    column->addWidget(card);
    return card;
}

void LessonPanel::addHeading(QVBoxLayout *column) {
    addLabel(column, in(m_lesson->title), m_kit.fonts().words(TextSize::Heading, QFont::Bold));
    if (!isTextHeld()) addLabel(column, in(m_lesson->idea), m_kit.fonts().words());
}

void LessonPanel::addText(QVBoxLayout *column) {
    if (isTextHeld()) {
        addLabel(column, tr("The lesson's text and its exercises follow once the prediction is made or skipped."), m_kit.fonts().words(), "mutedLabel");
        return;
    }
    auto *text = new LessonText(m_kit, column->parentWidget());
    connect(text, &LessonText::linkActivated, this, [this](const QString &url) {
        if (const std::optional<Action> action = lessons::parseAction(url)) emit actionRequested(*action);
    });
    text->setLessonMarkdown(holdBack(in(m_lesson->text), held(), tr("This part follows once its prediction is made or skipped.")), true);
    column->addWidget(text);
}

QString LessonPanel::actionLabel(const Action &action) const {
    switch (action.kind) {
    case Action::Kind::Predict: return tr("Make the prediction");
    case Action::Kind::Run: return action.target.isEmpty() ? tr("Run") : tr("Run %1").arg(action.target);
    case Action::Kind::Open: return tr("Open %1").arg(action.target);
    case Action::Kind::Knob: return tr("Set it and run");
    case Action::Kind::Moment: return tr("Show the moment");
    case Action::Kind::Chart: return tr("Show the chart");
    case Action::Kind::Exercise: return tr("Begin the exercise");
    case Action::Kind::Answer:
        return m_lesson->prediction(action.target)->answeredBy == Prediction::AnsweredBy::Explore ? tr("Ask every schedule") : tr("Run it many times");
    case Action::Kind::Measure: return tr("Measure on this machine");
    case Action::Kind::Lesson: return tr("Next lesson");
    }
    return {};
}

/// Where one is in the story.
void LessonPanel::addStory(QVBoxLayout *column) {
    enum Part { Predict, Run, Look, Vary, Exercise, Know };
    const QStringList names{tr("predict"), tr("run"), tr("look"), tr("vary"), tr("exercise"), tr("what you now know")};
    const auto partOf = [](const Action &action) {
        switch (action.kind) {
        case Action::Kind::Predict: return Predict;
        case Action::Kind::Run:
        case Action::Kind::Answer:
        case Action::Kind::Measure: return Run;
        case Action::Kind::Open:
        case Action::Kind::Moment:
        case Action::Kind::Chart: return Look;
        case Action::Kind::Knob: return Vary;
        case Action::Kind::Exercise: return Exercise;
        case Action::Kind::Lesson: break;
        }
        return Know;
    };
    const int now = isShortPathDone() ? int(Know) : int(partOf(m_lesson->path[nextStep()].action));
    QStringList parts;
    for (int part = 0; part < names.size(); ++part) {
        const QString name = names[part].toHtmlEscaped();
        parts << (part == now ? "<b>" + name + "</b>" : name);
    }
    addRichLabel(column, parts.join(QString::fromUtf8(" › ")), m_kit.fonts().words(TextSize::Small), "mutedLabel");
}

void LessonPanel::addNextStep(QVBoxLayout *column) {
    const int step = nextStep();
    if (step < 0) return;
    const lessons::PathStep &next = m_lesson->path[step];
    int place = 0, all = 0;
    for (int each = 0; each < m_lesson->path.size(); ++each) {
        if (m_lesson->path[each].more != next.more || leadsOn(m_lesson->path[each])) continue;
        ++all;
        if (each <= step) place = all;
    }
    const QString title = next.more ? tr("Going further, step %1 of %2") : tr("Next, step %1 of %2");
    QWidget *card = addCard(column, title.arg(place).arg(all), !next.more);
    addLabel(inside(card), in(next.text), m_kit.fonts().words());
    QPushButton *button = makeButton(actionLabel(next.action), next.more ? "plainButton" : "accentButton");
    const bool starts = next.action.kind == Action::Kind::Run || next.action.kind == Action::Kind::Knob || next.action.kind == Action::Kind::Answer || next.action.kind == Action::Kind::Measure;
    button->setEnabled(!starts || (!m_running && m_gathering.isEmpty()));
    connect(button, &QPushButton::clicked, this, [this, action = next.action] {
        emit actionRequested(action);
        // A knob alone changes nothing that can be seen.
        if (action.kind == Action::Kind::Knob) emit actionRequested({Action::Kind::Run, {}, {}});
    });
    inside(card)->addWidget(button, 0, Qt::AlignLeft);
}

void LessonPanel::addKnobs(QVBoxLayout *column) {
    const bool any = std::any_of(m_lesson->knobs.begin(), m_lesson->knobs.end(), [&](const lessons::Knob &knob) { return m_knobValues.contains(knob.id); });
    if (!any) return;
    QWidget *card = addCard(column, tr("Vary it"), false);
    for (const lessons::Knob &knob : m_lesson->knobs) {
        if (!m_knobValues.contains(knob.id)) continue;
        addLabel(inside(card), in(knob.title), m_kit.fonts().words(), "mutedLabel");
        // The panel is narrow and never scrolls sideways: what does not fit goes on the next line.
        QHBoxLayout *row = nullptr;
        int used = 0;
        for (const lessons::KnobChoice &choice : knob.choices) {
            const int width = QFontMetrics(m_kit.fonts().words(TextSize::Body, QFont::DemiBold)).horizontalAdvance(in(choice.title)) + m_kit.ipx(38);
            if (!row || used + width > m_kit.ipx(knobRowWidth)) {
                if (row) row->addStretch(1);
                row = new QHBoxLayout;
                row->setSpacing(m_kit.ipx(6));
                inside(card)->addLayout(row);
                used = 0;
            }
            used += width;
            const bool isNow = m_knobValues[knob.id] == choice.value;
            QPushButton *button = makeButton(in(choice.title), isNow ? "chosenButton" : "plainButton");
            button->setEnabled(!m_running);
            button->setAccessibleName(in(knob.title) + ": " + in(choice.title));
            connect(button, &QPushButton::clicked, this, [this, id = knob.id, value = choice.value] {
                emit actionRequested({Action::Kind::Knob, id, value});
            });
            row->addWidget(button);
        }
        if (row) row->addStretch(1);
    }
}

/// What one now knows, and the way on: the end of the ten minutes.
void LessonPanel::addLearned(QVBoxLayout *column) {
    QWidget *card = addCard(column, tr("What you now know"), true);
    for (const lessons::Words &sentence : m_lesson->learned)
        addLabel(inside(card), QString::fromUtf8("✓ ") + in(sentence), m_kit.fonts().words());
    addNextLesson(inside(card));
}

/// For whoever teaches it: folded until wanted.
void LessonPanel::addPlan(QVBoxLayout *column) {
    if (m_lesson->plan.isEmpty()) return;
    QPushButton *toggle = makeButton(m_planIsOpen ? tr("Hide the plan of a class") : tr("Plan of a class of forty minutes"), "linkButton");
    connect(toggle, &QPushButton::clicked, this, [this] {
        m_planIsOpen = !m_planIsOpen;
        rebuild();
    });
    column->addWidget(toggle, 0, Qt::AlignLeft);
    if (!m_planIsOpen) return;
    QWidget *card = addCard(column, tr("A class of forty minutes"), false);
    int begins = 0;
    for (const lessons::PlanItem &item : m_lesson->plan) {
        const QString when = tr("Minutes %1 to %2").arg(begins).arg(begins + item.minutes);
        addLabel(inside(card), when, m_kit.fonts().words(TextSize::Small, QFont::DemiBold), "mutedLabel");
        addLabel(inside(card), in(item.text), m_kit.fonts().words());
        begins += item.minutes;
    }
}

void LessonPanel::addNextLesson(QVBoxLayout *column) {
    if (m_nextId.isEmpty()) return;
    QPushButton *next = makeButton(tr("Next: %1 →").arg(m_nextTitle), isShortPathDone() ? "accentButton" : "linkButton");
    connect(next, &QPushButton::clicked, this, [this] { emit actionRequested({Action::Kind::Lesson, m_nextId, {}}); });
    column->addWidget(next, 0, Qt::AlignLeft);
}

void LessonPanel::addOwnProgram(QVBoxLayout *column) {
    addLabel(column, tr("Your own program"), m_kit.fonts().words(TextSize::Heading, QFont::Bold));
    addLabel(column,
             tr("Write or paste a program on the left and run it. Processes, threads, locks and queues appear on the "
                "stage; every moment can be looked at again on the timeline."),
             m_kit.fonts().words());
}

} // namespace forkyard::ui
