// Every theme gives every colour, all text can be read on what it stands on, and identities can be told apart, by people
// who see fewer colours too.
#include "ui/kit/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cmath>

using namespace forkyard::ui;

namespace {

using Linear = std::array<double, 3>;

Linear linear(const QColor &color) {
    const auto expand = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {expand(color.redF()), expand(color.greenF()), expand(color.blueF())};
}

/// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009:
/// the matrices for severity 1.
Linear seenBy(int eyes, const Linear &c) {
    static constexpr double matrices[4][9] = {
        {1, 0, 0, 0, 1, 0, 0, 0, 1},
        {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
        {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
        {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}};
    const double *m = matrices[eyes];
    Linear seen;
    for (std::size_t row = 0; row < 3; ++row)
        seen[row] = std::clamp(m[3 * row] * c[0] + m[3 * row + 1] * c[1] + m[3 * row + 2] * c[2], 0.0, 1.0);
    return seen;
}

/// Distance in OKLab (Ottosson 2020).
double distance(const Linear &one, const Linear &other) {
    const auto lab = [](const Linear &c) {
        const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return Linear{0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    };
    const Linear a = lab(one);
    const Linear b = lab(other);
    return std::sqrt(std::pow(a[0] - b[0], 2) + std::pow(a[1] - b[1], 2) + std::pow(a[2] - b[2], 2));
}

Theme theme(const char *name) {
    return Theme::builtIn(name).value();
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void contrastIsTheStandardsOne();
    void textCanBeRead_data();
    void textCanBeRead();
    void identitiesCanBeToldApart_data();
    void identitiesCanBeToldApart();
    void namedColoursStand();
    void faultsAreNamed();
};

void ThemeTest::contrastIsTheStandardsOne() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    // A grey that is known to fail and one that is known to pass on white.
    QVERIFY(contrast(QColor("#777777"), Qt::white) < 4.5);
    QVERIFY(contrast(QColor("#767676"), Qt::white) >= 4.5);
}

void ThemeTest::textCanBeRead_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << "light";
    QTest::newRow("dark") << "dark";
    QTest::newRow("contrast") << "contrast";
}

void ThemeTest::textCanBeRead() {
    QFETCH(QString, name);
    const Theme shown = theme(qPrintable(name));
    // The standard's enhanced contrast, where that is what the theme is for.
    const double least = name == "contrast" ? 7 : 4.5;
    const auto check = [&](const QColor &text, const QColor &ground, const QString &what) {
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= least, qPrintable(QString("%1: %2 on %3 is %4").arg(what, text.name(), ground.name()).arg(ratio)));
    };
    const Role grounds[] = {Role::Background, Role::Surface,    Role::EditorSurface, Role::Inset,
                            Role::AccentTint, Role::AlarmTint, Role::Selection,     Role::SearchMatch};
    for (const Role ground : grounds) check(shown.color(Role::Text), shown.color(ground), "text on " + Theme::key(ground));
    for (const Role ground : {Role::Background, Role::Surface, Role::EditorSurface, Role::Inset})
        check(shown.color(Role::MutedText), shown.color(ground), "muted on " + Theme::key(ground));
    for (const Role text : {Role::Accent, Role::Alarm})
        for (const Role ground : {Role::Background, Role::Surface, Role::Inset})
            check(shown.color(text), shown.color(ground), Theme::key(text) + " on " + Theme::key(ground));
    check(shown.color(Role::AccentText), shown.color(Role::Accent), "on accent");
    check(shown.color(Role::AlarmText), shown.color(Role::Alarm), "on alarm");
    check(shown.color(Role::Alarm), shown.color(Role::AlarmTint), "alarm on its tint");
    check(shown.color(Role::RunningText), shown.color(Role::Running), "on running");

    const Role code[] = {Role::CodeText,   Role::CodeKeyword, Role::CodeFunction, Role::CodeString,
                         Role::CodeNumber, Role::CodeComment, Role::CodeDecorator};
    for (const Role text : code) {
        check(shown.color(text), shown.color(Role::EditorSurface), Theme::key(text) + " on the editor");
        check(shown.color(text), shown.color(Role::AlarmTint), Theme::key(text) + " on the error's line");
        for (int index = 0; index < shown.identityCount(); ++index)
            check(shown.color(text), shown.identity(index).tint, Theme::key(text) + " on tint " + QString::number(index));
    }
    for (int index = 0; index < shown.identityCount(); ++index) {
        const Identity &identity = shown.identity(index);
        check(identity.text, identity.fill, "on identity " + QString::number(index));
        // The console writes names in their colours.
        check(identity.fill, shown.color(Role::Surface), "identity " + QString::number(index) + " as text");
        check(shown.color(Role::MutedText), identity.tint, "line number on tint " + QString::number(index));
    }
}

void ThemeTest::identitiesCanBeToldApart_data() {
    textCanBeRead_data();
}

void ThemeTest::identitiesCanBeToldApart() {
    QFETCH(QString, name);
    const Theme shown = theme(qPrintable(name));
    QCOMPARE(shown.identityCount(), 7);
    // The four that the design names are the nearest pair; no chosen one may come nearer to any.
    double named = 1;
    for (int one = 0; one < 4; ++one)
        for (int other = 0; other < one; ++other)
            for (int eyes = 0; eyes < 4; ++eyes)
                named = std::min(named, distance(seenBy(eyes, linear(shown.identity(one).fill)),
                                                 seenBy(eyes, linear(shown.identity(other).fill))));
    for (int one = 4; one < 7; ++one) {
        for (int other = 0; other < one; ++other) {
            for (int eyes = 0; eyes < 4; ++eyes) {
                const double apart = distance(seenBy(eyes, linear(shown.identity(one).fill)),
                                              seenBy(eyes, linear(shown.identity(other).fill)));
                QVERIFY2(apart >= named, qPrintable(QString("%1 and %2, eyes %3: %4, the named ones %5")
                                                        .arg(one).arg(other).arg(eyes).arg(apart).arg(named)));
            }
        }
    }
}

void ThemeTest::namedColoursStand() {
    const QStringList light = {"#0067a3", "#b04600", "#00704f", "#9c3e78"};
    const QStringList dark = {"#5bb8f0", "#ff9a57", "#43d6ac", "#ee9bcb"};
    for (int index = 0; index < 4; ++index) {
        QCOMPARE(theme("light").identity(index).fill.name(), light[index]);
        QCOMPARE(theme("dark").identity(index).fill.name(), dark[index]);
    }
    QCOMPARE(theme("light").identity(7).fill, theme("light").identity(0).fill);
}

void ThemeTest::faultsAreNamed() {
    QCOMPARE(Theme::builtIn("pink").error().code, std::string("theme.not-found"));
    QCOMPARE(Theme::fromJson("{").error().code, std::string("theme.not-json"));
    QFile file(":/themes/light.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject roles = root["roles"].toObject();
    roles.remove("waiting");
    QJsonObject lacking = root;
    lacking["roles"] = roles;
    const auto missing = Theme::fromJson(QJsonDocument(lacking).toJson());
    QCOMPARE(missing.error().code, std::string("theme.role-missing"));
    QCOMPARE(missing.error().arguments.front(), std::string("waiting"));
    root["identities"] = QJsonArray();
    QCOMPARE(Theme::fromJson(QJsonDocument(root).toJson()).error().code, std::string("theme.identities-missing"));
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
