// The lesson beside the program: its idea, the one next thing to do, predictions, the text whose links act, exercises,
// and what comes next. Does nothing itself: every act is a signal.
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/progress.h"
#include "ui/kit/kit.h"

#include <QHash>
#include <QPointer>
#include <QScrollArea>

#include <optional>

class QVBoxLayout;

namespace forkyard::ui {

class LessonPanel : public QScrollArea {
    Q_OBJECT

public:
    LessonPanel(Kit &kit, lessons::Progress &progress, QWidget *parent);

    /// Null: a program of the user's own is open. The lesson must live until the next call.
    void setLesson(const lessons::Lesson *lesson);
    const lessons::Lesson *lesson() const { return m_lesson; }
    /// Title of the lesson that follows, for the end of the panel; empty: none.
    void setNext(const QString &id, const QString &title);

    /// A run of one of the lesson's programs has ended.
    void noteRun(const QString &file, const lessons::Outcome &outcome);
    /// The text that ran an exercise was the user's: whether it solved the exercise is told here.
    void noteAction(const lessons::Action &action);
    /// A run goes on: what would start another is off meanwhile.
    void setRunning(bool running);

    /// The first step of the path that is not done; -1: all are.
    int nextStep() const;
    /// The next step asks for a prediction that is neither made nor skipped: Run is not the thing to do yet.
    bool isPredictionDue() const;
    void showPrediction(const QString &id);
    void showExercise(const QString &id);

signals:
    void actionRequested(const forkyard::lessons::Action &action);
    /// Steps, predictions or exercises changed.
    void progressChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addHeading(QVBoxLayout *column);
    void addNextStep(QVBoxLayout *column);
    void addPrediction(QVBoxLayout *column, const lessons::Prediction &prediction);
    void addChoices(QVBoxLayout *inner, const lessons::Prediction &prediction);
    void addAnswer(QVBoxLayout *inner, const lessons::Prediction &prediction, const QString &chosen);
    void addIdea(QVBoxLayout *inner, const lessons::Choice &choice);
    void addExercise(QVBoxLayout *column, const lessons::Exercise &exercise);
    void addNextLesson(QVBoxLayout *column);
    void addOwnProgram(QVBoxLayout *column);
    QWidget *addCard(QVBoxLayout *column, const QString &title, bool highlighted);
    bool isDue(const lessons::Prediction &prediction) const;
    void choose(const QString &prediction, const QString &choice);
    void markStep(int step);
    void saveProgress();
    QString in(const lessons::Words &words) const;
    QString actionLabel(const lessons::Action &action) const;

    Kit &m_kit;
    lessons::Progress &m_progress;
    const lessons::Lesson *m_lesson = nullptr;
    QString m_nextId;
    QString m_nextTitle;
    /// The last outcome of each program of the lesson.
    QHash<QString, lessons::Outcome> m_outcomes;
    QHash<QString, QPointer<QWidget>> m_cards;
    QSet<QString> m_hints;
    bool m_running = false;
};

} // namespace forkyard::ui
