#include "core/lessons/catalogue.h"

#include "core/lessons/lesson_reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <cstdint>

namespace forkyard::lessons {

namespace {

const QString descriptionFile = "lesson.json";

/// Reads a UTF-8 file whole, or notes why not. Line ends come out as \n.
std::optional<QString> readText(const QString &file, ProblemList &problems) {
    problems.setFile(file);
    QFile source(file);
    if (QFileInfo(file).isDir() || !source.open(QIODevice::ReadOnly)) {
        problems.note("lesson.unreadable-file", {file, source.errorString()});
        return std::nullopt;
    }
    const QByteArray bytes = source.read(largestLessonFile + 1);
    if (bytes.size() > largestLessonFile) {
        problems.note("lesson.file-too-big", {file, QString::number(largestLessonFile)});
        return std::nullopt;
    }
    QStringDecoder decode(QStringDecoder::Utf8);
    QString text = decode(bytes);
    if (decode.hasError()) {
        problems.note("lesson.not-utf8", {file});
        return std::nullopt;
    }
    return text.replace("\r\n", "\n");
}

std::optional<QJsonObject> readJson(const QString &file, ProblemList &problems) {
    const std::optional<QString> text = readText(file, problems);
    if (!text) return std::nullopt;
    const QByteArray bytes = text->toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const int line = static_cast<int>(bytes.left(error.offset).count('\n')) + 1;
        problems.note("lesson.bad-json", {error.errorString()}, line);
        return std::nullopt;
    }
    if (!document.isObject()) {
        problems.note("lesson.wrong-type", {descriptionFile, "object"}, 1);
        return std::nullopt;
    }
    return document.object();
}

bool staysInside(const QString &file) {
    return !file.contains('/') && !file.contains('\\') && file != "..";
}

/// Reads the texts of the programs that the description names; those that cannot be read are left out.
void readPrograms(Lesson &lesson, ProblemList &problems) {
    QList<Program> readable;
    for (qsizetype index = 0; index < lesson.programs.size(); ++index) {
        Program program = lesson.programs[index];
        if (program.file.isEmpty()) continue;
        if (!staysInside(program.file)) {
            problems.setFile(lesson.folder + '/' + descriptionFile);
            problems.note("lesson.path-outside", {QString("programs[%1].file").arg(index), program.file});
            continue;
        }
        const std::optional<QString> text = readText(lesson.folder + '/' + program.file, problems);
        if (!text) continue;
        program.text = *text;
        readable << program;
    }
    lesson.programs = readable;
}

/// The same for a folder on every day: FNV-1a, 32 bits.
QString shortNameOf(const QString &path) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : path.toUtf8()) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    return QString::number(hash, 16);
}

int leadingNumber(const QString &id) {
    static const QRegularExpression pattern("^(\\d{1,4})(-|$)");
    return pattern.match(id).captured(1).toInt();
}

} // namespace

LoadedLesson loadLesson(const QString &folder) {
    ProblemList problems;
    const QFileInfo place(folder);
    const QString path = QDir(place.absoluteFilePath()).absolutePath();
    problems.setFile(path);
    if (!place.isDir()) {
        problems.note("lesson.no-folder", {path});
        return {std::nullopt, problems.all()};
    }
    if (!QFileInfo::exists(path + '/' + descriptionFile)) {
        problems.note("lesson.no-description", {path});
        return {std::nullopt, problems.all()};
    }
    const std::optional<QJsonObject> description = readJson(path + '/' + descriptionFile, problems);
    if (!description) return {std::nullopt, problems.all()};

    Lesson lesson = readDescription(*description, problems);
    lesson.folder = path;
    lesson.id = QDir(path).dirName();
    lesson.number = leadingNumber(lesson.id);
    readPrograms(lesson, problems);
    lesson.text.zh = readText(path + "/text.zh.md", problems).value_or(QString());
    lesson.text.en = readText(path + "/text.en.md", problems).value_or(QString());
    checkLesson(lesson, problems);
    // Without a program there is nothing to open; whatever else is wrong, the rest can still be used.
    if (lesson.programs.isEmpty()) return {std::nullopt, problems.all()};
    return {lesson, problems.all()};
}

QString findBundledLessons(const QString &applicationFolder, const QStringList &furtherCandidates) {
    const QStringList candidates =
        QStringList{applicationFolder + "/../share/forkyard/lessons", applicationFolder + "/../../resources/lessons"} +
        furtherCandidates;
    for (const QString &candidate : candidates) {
        const QDir folder(QDir::cleanPath(candidate));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (QFileInfo::exists(folder.filePath(name) + '/' + descriptionFile)) return folder.canonicalPath();
        }
    }
    return {};
}

Catalogue::Catalogue(const QString &root) {
    if (root.isEmpty()) return;
    const QDir folder(root);
    for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
        add(folder.filePath(name));
}

const Lesson *Catalogue::add(const QString &folder) {
    const LoadedLesson loaded = loadLesson(folder);
    m_problems << loaded.problems;
    if (!loaded.lesson) return nullptr;
    const QString path = loaded.lesson->folder;
    m_lessons.removeIf([&](const Lesson &each) { return each.folder == path; });
    Lesson lesson = *loaded.lesson;
    const auto hasItsId = [&](const Lesson &each) { return each.id == lesson.id; };
    if (std::any_of(m_lessons.begin(), m_lessons.end(), hasItsId)) {
        // Another folder of that name: what is done in the one is not done in the other.
        lesson.id += '~' + shortNameOf(path);
        lesson.chapter = Chapter::Own;
    }
    m_lessons << lesson;
    std::stable_sort(m_lessons.begin(), m_lessons.end(), [](const Lesson &a, const Lesson &b) {
        if (a.chapter != b.chapter) return a.chapter < b.chapter;
        return a.chapter != Chapter::Own && a.number < b.number;
    });
    return find(path);
}

const Lesson *Catalogue::find(const QString &name) const {
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    for (const Lesson &each : m_lessons) {
        if (each.id == name || each.folder == name) return &each;
        if (isNumber && each.chapter != Chapter::Own && each.number == number) return &each;
    }
    return nullptr;
}

} // namespace forkyard::lessons
