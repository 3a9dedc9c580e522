// The panel is made anew from the lesson and the progress whenever one of them changes: a few dozen widgets.
#include "ui/lesson/lesson_panel.h"

#include "ui/lesson/lesson_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace forkyard::ui {

namespace {

using lessons::Action;
using lessons::Prediction;

double lineHeightOf(const QFont &font) {
    return qRound(font.pixelSize() * 1.6);
}

QLabel *addLabel(QVBoxLayout *column, const QString &text, const QFont &font, const char *name = "") {
    // A fixed height, since the same line can hold fonts with very different ideas of a line's height.
    const QString style = QString("margin: 0; line-height: %1px; -qt-line-height-type: fixed").arg(lineHeightOf(font));
    auto *label = new QLabel("<p style=\"" + style + "\">" + text.toHtmlEscaped() + "</p>");
    label->setObjectName(name);
    label->setFont(font);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    column->addWidget(label);
    return label;
}

QPushButton *makeButton(const QString &text, const char *name) {
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QVBoxLayout *inside(QWidget *card) {
    return static_cast<QVBoxLayout *>(card->layout());
}

} // namespace

LessonPanel::LessonPanel(Kit &kit, lessons::Progress &progress, QWidget *parent) :
    QScrollArea(parent), m_kit(kit), m_progress(progress) {
    setObjectName("lessonPanel");
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&kit, &Kit::appearanceChanged, this, &LessonPanel::rebuild);
    rebuild();
}

QString LessonPanel::in(const lessons::Words &words) const {
    const bool chinese = m_kit.settings().language() == Language::Chinese;
    return words.in(chinese ? lessons::Language::Chinese : lessons::Language::English);
}

void LessonPanel::setLesson(const lessons::Lesson *lesson) {
    m_lesson = lesson;
    m_outcomes.clear();
    m_hints.clear();
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
    const QSet<int> &done = m_progress.of(m_lesson->id).steps;
    for (int step = 0; step < m_lesson->path.size(); ++step) {
        if (!done.contains(step)) return step;
    }
    return -1;
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

void LessonPanel::markStep(int step) {
    if (!m_lesson || step < 0) return;
    m_progress.setStepDone(m_lesson->id, step);
    // The last step leads to another lesson: the lesson is done when all before it is.
    int open = 0;
    const QSet<int> &done = m_progress.of(m_lesson->id).steps;
    for (int index = 0; index < m_lesson->path.size(); ++index) {
        if (!done.contains(index) && m_lesson->path[index].action.kind != Action::Kind::Lesson) ++open;
    }
    if (open == 0) m_progress.setDone(m_lesson->id, true);
    saveProgress();
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
                                action.kind == Action::Kind::Exercise;
    if (!waitsForItsEnd && wanted.kind == action.kind && wanted.target == action.target) {
        markStep(step);
        rebuild();
    }
}

void LessonPanel::noteRun(const QString &file, const lessons::Outcome &outcome) {
    if (!m_lesson) return;
    m_outcomes.insert(file, outcome);
    if (!outcome.lines.isEmpty()) m_progress.countEnd(m_lesson->id, file, outcome.lines.last());
    for (const lessons::Exercise &exercise : m_lesson->exercises) {
        if (exercise.program == file && exercise.solved.holds(outcome)) m_progress.setSolved(m_lesson->id, exercise.id);
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
    const int scrolled = verticalScrollBar()->value();
    m_cards.clear();
    auto *content = new QWidget;
    content->setObjectName("lessonContent");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(m_kit.ipx(18), m_kit.ipx(16), m_kit.ipx(18), m_kit.ipx(24));
    column->setSpacing(m_kit.ipx(12));
    if (m_lesson) {
        addHeading(column);
        addNextStep(column);
        for (const Prediction &prediction : m_lesson->predictions) {
            if (isDue(prediction)) addPrediction(column, prediction);
        }
        auto *text = new LessonText(m_kit, content);
        connect(text, &LessonText::linkActivated, this, [this](const QString &url) {
            if (const std::optional<Action> action = lessons::parseAction(url)) emit actionRequested(*action);
        });
        text->setLessonMarkdown(in(m_lesson->text), true);
        column->addWidget(text);
        for (const lessons::Exercise &exercise : m_lesson->exercises) addExercise(column, exercise);
        if (!in(m_lesson->today).isEmpty()) {
            QWidget *card = addCard(column, tr("Today"), false);
            addLabel(inside(card), in(m_lesson->today), m_kit.fonts().words());
        }
        addNextLesson(column);
    } else addOwnProgram(column);
    column->addStretch(1);
    // The button that caused this lives in the old content: it must outlast its own signal.
    if (QWidget *old = takeWidget()) old->deleteLater();
    setWidget(content);
    content->show();
    verticalScrollBar()->setValue(scrolled);
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
    addLabel(column, in(m_lesson->idea), m_kit.fonts().words());
}

QString LessonPanel::actionLabel(const Action &action) const {
    switch (action.kind) {
    case Action::Kind::Predict: return tr("Make the prediction");
    case Action::Kind::Run: return action.target.isEmpty() ? tr("Run") : tr("Run %1").arg(action.target);
    case Action::Kind::Open: return tr("Open %1").arg(action.target);
    case Action::Kind::Knob: return tr("Set it");
    case Action::Kind::Moment: return tr("Show the moment");
    case Action::Kind::Chart: return tr("Show the chart");
    case Action::Kind::Exercise: return tr("Begin the exercise");
    case Action::Kind::Lesson: return tr("Next lesson");
    }
    return {};
}

void LessonPanel::addNextStep(QVBoxLayout *column) {
    const int step = nextStep();
    if (step < 0) return;
    const lessons::PathStep &next = m_lesson->path[step];
    QWidget *card = addCard(column, tr("Next, step %1 of %2").arg(step + 1).arg(m_lesson->path.size()), true);
    addLabel(inside(card), in(next.text), m_kit.fonts().words());
    QPushButton *button = makeButton(actionLabel(next.action), "accentButton");
    button->setEnabled(!m_running || next.action.kind != Action::Kind::Run);
    connect(button, &QPushButton::clicked, this, [this, action = next.action] { emit actionRequested(action); });
    inside(card)->addWidget(button, 0, Qt::AlignLeft);
}

void LessonPanel::addPrediction(QVBoxLayout *column, const Prediction &prediction) {
    const std::optional<QString> chosen = m_progress.prediction(m_lesson->id, prediction.id);
    const QString title = !chosen ? tr("Your prediction") : chosen->isEmpty() ? tr("Skipped") : tr("You predicted");
    QWidget *card = addCard(column, title, false);
    m_cards.insert("prediction:" + prediction.id, card);
    QVBoxLayout *inner = inside(card);
    addLabel(inner, in(prediction.question), m_kit.fonts().words());
    if (!chosen) addChoices(inner, prediction);
    else addAnswer(inner, prediction, *chosen);
}

void LessonPanel::addChoices(QVBoxLayout *inner, const Prediction &prediction) {
    for (const lessons::Choice &choice : prediction.choices) {
        // A button does not wrap its text, a label on it does.
        QPushButton *button = makeButton({}, "choiceButton");
        auto *label = new QLabel(in(choice.text), button);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        button->setAccessibleName(in(choice.text));
        auto *row = new QVBoxLayout(button);
        row->setContentsMargins(m_kit.ipx(12), m_kit.ipx(8), m_kit.ipx(12), m_kit.ipx(8));
        row->addWidget(label);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        button->setSizePolicy(policy);
        connect(button, &QPushButton::clicked, this,
                [this, id = prediction.id, choiceId = choice.id] { choose(id, choiceId); });
        inner->addWidget(button);
    }
    QPushButton *skip = makeButton(tr("Skip"), "linkButton");
    connect(skip, &QPushButton::clicked, this, [this, id = prediction.id] { choose(id, {}); });
    inner->addWidget(skip, 0, Qt::AlignRight);
}

void LessonPanel::addAnswer(QVBoxLayout *inner, const Prediction &prediction, const QString &chosen) {
    const auto textOf = [&](const QString &id) {
        for (const lessons::Choice &choice : prediction.choices) {
            if (choice.id == id) return in(choice.text);
        }
        return QString();
    };
    if (!chosen.isEmpty()) addLabel(inner, textOf(chosen), m_kit.fonts().words(), "chosenLabel");

    const auto outcome = m_outcomes.constFind(prediction.program);
    if (outcome == m_outcomes.constEnd()) return;
    if (prediction.answeredBy == Prediction::AnsweredBy::Run) {
        const QStringList right = prediction.borneOut(*outcome);
        if (!chosen.isEmpty())
            addLabel(inner, right.contains(chosen) ? tr("✓ This run went as you predicted.")
                                                   : tr("✗ This run went otherwise."),
                     m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
        for (const QString &id : right) {
            if (id != chosen) addLabel(inner, textOf(id), m_kit.fonts().words());
        }
    } else {
        addLabel(inner, tr("One run does not decide this."), m_kit.fonts().words(), "mutedLabel");
        addLabel(inner, chosen == prediction.answer ? tr("✓ Right.") : tr("✗ The answer: %1").arg(textOf(prediction.answer)),
                 m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    }
    const bool wasRight = prediction.answeredBy == Prediction::AnsweredBy::Run
                              ? prediction.borneOut(*outcome).contains(chosen) : chosen == prediction.answer;
    for (const lessons::Choice &choice : prediction.choices) {
        if (choice.id == chosen && !wasRight) addIdea(inner, choice);
    }
    addLabel(inner, in(prediction.explanation), m_kit.fonts().words());
}

/// What leads to a wrong choice, and what shows that it is wrong.
void LessonPanel::addIdea(QVBoxLayout *inner, const lessons::Choice &choice) {
    if (in(choice.idea).isEmpty()) return;
    addLabel(inner, in(choice.idea), m_kit.fonts().words(), "ideaLabel");
    if (!choice.see) return;
    QPushButton *button = makeButton(actionLabel(*choice.see), "linkButton");
    connect(button, &QPushButton::clicked, this, [this, action = *choice.see] { emit actionRequested(action); });
    inner->addWidget(button, 0, Qt::AlignLeft);
}

void LessonPanel::addExercise(QVBoxLayout *column, const lessons::Exercise &exercise) {
    const bool solved = m_progress.of(m_lesson->id).exercises.contains(exercise.id);
    QWidget *card = addCard(column, solved ? tr("Exercise ✓") : tr("Exercise"), false);
    m_cards.insert("exercise:" + exercise.id, card);
    QVBoxLayout *inner = inside(card);
    addLabel(inner, in(exercise.task), m_kit.fonts().words());
    if (solved && exercise.checkedBy != Prediction::AnsweredBy::Run)
        addLabel(inner, tr("One run came out right. That is no proof: run it again."), m_kit.fonts().words(), "mutedLabel");
    if (m_hints.contains(exercise.id)) addLabel(inner, in(exercise.hint), m_kit.fonts().words(), "mutedLabel");

    auto *row = new QHBoxLayout;
    inner->addLayout(row);
    QPushButton *open = makeButton(tr("Open %1").arg(exercise.program), "plainButton");
    connect(open, &QPushButton::clicked, this, [this, file = exercise.program] {
        emit actionRequested({Action::Kind::Open, file, {}});
    });
    row->addWidget(open);
    if (!in(exercise.hint).isEmpty() && !m_hints.contains(exercise.id)) {
        QPushButton *hint = makeButton(tr("Hint"), "linkButton");
        connect(hint, &QPushButton::clicked, this, [this, id = exercise.id] {
            m_hints.insert(id);
            rebuild();
        });
        row->addWidget(hint);
    }
    row->addStretch(1);
    if (!exercise.solution.isEmpty()) {
        QPushButton *solution = makeButton(tr("Show a solution"), "linkButton");
        connect(solution, &QPushButton::clicked, this, [this, file = exercise.solution] {
            emit actionRequested({Action::Kind::Open, file, {}});
        });
        row->addWidget(solution);
    }
}

void LessonPanel::addNextLesson(QVBoxLayout *column) {
    if (m_nextId.isEmpty()) return;
    const bool all = nextStep() < 0 || m_progress.of(m_lesson->id).done;
    QPushButton *next = makeButton(tr("Next: %1 →").arg(m_nextTitle), all ? "accentButton" : "linkButton");
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
