// A place on the screen that shows the run: stage, timeline, charts. The window gives each a slot and nothing else.
#pragma once

#include <QFocusEvent>
#include <QWidget>

#include <functional>

namespace forkyard::ui {

struct Arrangement;

/// The program that is open now, and the folder that it lies in.
struct OpenProgram {
    QString text;
    QString fileName;
    QString folder;
};

/// A view is made with (Kit &, RunModel &, QWidget *parent), listens to both, and puts nothing outside its own widget.
class View : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What stands beside its title, "0.49 s of 0.80 s, still running"; empty for none.
    virtual QString status() const { return {}; }
    /// True where Ctrl+F should come here; then `find` moves to the next (or previous) match of text.
    virtual bool canFind() const { return false; }
    virtual bool find(const QString &text, bool backwards) { Q_UNUSED(text) Q_UNUSED(backwards) return false; }
    /// Shows what matters and puts the rest aside, in this run and those to come, until somebody wants it all.
    virtual void arrange(const Arrangement &arrangement) { Q_UNUSED(arrangement) }
    /// Brings a part of it on the screen by its name, such as a chart.
    virtual void reveal(const QString &part) { Q_UNUSED(part) }

    /// Where the program lies that is run now: what is beside it can be imported. Empty: nowhere.
    virtual void setProgramFolder(const QString &folder) { Q_UNUSED(folder) }
    /// Whom to ask for the program that it can run by itself where none has run yet.
    virtual void setOpenProgram(std::function<OpenProgram()> ask) { Q_UNUSED(ask) }

signals:
    void statusChanged();

protected:
    /// It has the keys, and whoever gave them to it did so by a key: they want to see where they are.
    bool isFocusByKey() const { return hasFocus() && m_isFocusByKey; }
    void focusInEvent(QFocusEvent *event) override {
        m_isFocusByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
        QWidget::focusInEvent(event);
    }

private:
    bool m_isFocusByKey = false;
};

} // namespace forkyard::ui
