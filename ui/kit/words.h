// Words on the screen: the language that is on, switchable while everything is open, and the sentences for diagnostics.
// Source text is English inside tr(); the catalogues are resources/translations/*.ts and sentences/*.json.
#pragma once

#include "core/base/diagnostic.h"
#include "ui/kit/settings.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

class QTranslator;

namespace forkyard::ui {

class Words : public QObject {
    Q_OBJECT

public:
    explicit Words(Language language, QObject *parent = nullptr);
    ~Words() override;

    Language language() const { return m_language; }
    /// Installs the language's catalogues and Qt's own; every widget then gets QEvent::LanguageChange.
    void setLanguage(Language language);

    /// What happened, where, and what to do, in the current language. A code without a sentence is named with its
    /// arguments, so that nothing is ever silent.
    QString sentence(const Diagnostic &diagnostic) const;
    /// The same with "line 3: " or "file.py, line 3: " in front where the diagnostic has a place.
    QString sentenceWithPlace(const Diagnostic &diagnostic) const;

    /// "0.49 s" or "0.49 秒" from nanoseconds.
    QString seconds(qint64 nanoseconds, int decimals = 2) const;

    /// Codes that have a sentence in `language`; for tests.
    static QStringList sentenceCodes(Language language);

signals:
    void languageChanged();

private:
    Language m_language;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    QHash<QString, QString> m_sentences;
};

} // namespace forkyard::ui
