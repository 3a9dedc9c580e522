// Catalogues are built into the program: :/i18n/<part>_<language>.qm, one for each folder of ui, and
// :/sentences/<language>.json.
#include "ui/kit/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace forkyard::ui {

namespace {

/// What Qt's own catalogues leave out and its file dialog says.
[[maybe_unused]] const char *const leftOut[] = {QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder")};

const QString embeddedPrefix = "f-string/";
const QString argumentPrefix = "argument:";
/// What the system says of a call that failed, as strerror(3) does in English.
const QString reasonPrefix = "reason:";

QString suffix(Language language) {
    return language == Language::Chinese ? "zh_CN" : "en";
}

QHash<QString, QString> readSentences(Language language) {
    QHash<QString, QString> sentences;
    QFile file(":/sentences/" + suffix(language) + ".json");
    if (!file.open(QIODevice::ReadOnly)) return sentences;
    const QJsonObject entries = QJsonDocument::fromJson(file.readAll()).object();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry)
        sentences.insert(entry.key(), entry.value().toString());
    return sentences;
}

} // namespace

Words::Words(Language language, QObject *parent) : QObject(parent), m_language(language) {
    // Set as if it came from the other one, so that there is one way in.
    m_language = language == Language::Chinese ? Language::English : Language::Chinese;
    setLanguage(language);
}

Words::~Words() {
    for (const auto &translator : m_translators) QCoreApplication::removeTranslator(translator.get());
}

void Words::setLanguage(Language language) {
    if (language == m_language) return;
    for (const auto &translator : m_translators) QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
    m_language = language;
    m_sentences = readSentences(language);

    const auto install = [this](const QString &file) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file)) return;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    };
    QLocale::setDefault(language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                      : QLocale(QLocale::English, QLocale::UnitedStates));
    if (language == Language::Chinese) install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_zh_CN.qm");
    for (const QString &file : QDir(":/i18n").entryList({"*_" + suffix(language) + ".qm"})) install(":/i18n/" + file);
    emit languageChanged();
}

QString Words::sentence(const Diagnostic &diagnostic) const {
    QString code = QString::fromStdString(diagnostic.code);
    if (code.startsWith(embeddedPrefix)) {
        // A mistake in the expression between an f-string's braces.
        Diagnostic inner = diagnostic;
        inner.code = code.mid(embeddedPrefix.size()).toStdString();
        return tr("In the f-string: %1").arg(sentence(inner));
    }
    QStringList arguments;
    for (const std::string &each : diagnostic.arguments) {
        // Some arguments are words themselves ("function call"): those have an entry of their own.
        const QString argument = QString::fromStdString(each);
        arguments << m_sentences.value(argumentPrefix + argument, m_sentences.value(reasonPrefix + argument, argument));
    }
    const auto found = m_sentences.constFind(code);
    if (found == m_sentences.constEnd()) {
        return arguments.isEmpty() ? tr("Problem: %1").arg(code)
                                   : tr("Problem: %1 (%2)").arg(code, arguments.join(", "));
    }
    const QString text = *found;
    // Placeholders are replaced in one pass, so that a "%2" inside an argument stays as it is.
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isPlace = text[at] == '%' && at + 1 < text.size() && text[at + 1].isDigit() && text[at + 1] != '0';
        if (!isPlace) {
            result += text[at];
            continue;
        }
        result += arguments.value(text[at + 1].digitValue() - 1);
        ++at;
    }
    // "a function call cannot be deleted": a word of ours at the beginning begins the sentence.
    const bool beginsWithWord = text.startsWith("%1") && !diagnostic.arguments.empty() &&
                                m_sentences.contains(argumentPrefix + QString::fromStdString(diagnostic.arguments[0]));
    if (beginsWithWord) result[0] = result[0].toUpper();
    return result;
}

QString Words::sentenceWithPlace(const Diagnostic &diagnostic) const {
    const QString what = sentence(diagnostic);
    const QString file = QString::fromStdString(diagnostic.file);
    if (!diagnostic.span.isValid()) return file.isEmpty() ? what : tr("%1: %2").arg(file, what);
    if (file.isEmpty()) return tr("Line %1: %2").arg(diagnostic.span.line).arg(what);
    return tr("%1, line %2: %3").arg(file).arg(diagnostic.span.line).arg(what);
}

QString Words::seconds(qint64 nanoseconds, int decimals) const {
    return tr("%1 s", "a duration in seconds").arg(static_cast<double>(nanoseconds) / 1e9, 0, 'f', decimals);
}

QStringList Words::sentenceCodes(Language language) {
    return readSentences(language).keys();
}

} // namespace forkyard::ui
