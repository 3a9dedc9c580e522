#include "ui/window/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace forkyard::ui {

NoticeBar::NoticeBar(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("noticeBar");
    setAttribute(Qt::WA_StyledBackground);
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QPushButton(this);
    m_action->setObjectName("plainButton");
    m_close = new QPushButton(this);
    m_close->setObjectName("flatButton");
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_close, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_do) m_do();
    });
    connect(&kit, &Kit::appearanceChanged, this, &NoticeBar::dress);
    dress();
    hide();
}

void NoticeBar::tell(Tone tone, Wording wording, Wording actionWording, std::function<void()> action) {
    m_tone = tone;
    m_wording = std::move(wording);
    m_actionWording = std::move(actionWording);
    m_do = std::move(action);
    m_action->setVisible(static_cast<bool>(m_actionWording));
    dress();
    retranslate();
    show();
}

void NoticeBar::tell(const Diagnostic &problem) {
    tell(Tone::Problem, [this, problem] { return m_kit.words().sentenceWithPlace(problem); });
}

QString NoticeBar::text() const {
    return isHidden() ? QString() : m_text->text();
}

void NoticeBar::retranslate() {
    if (m_wording) m_text->setText(m_wording());
    if (m_actionWording) m_action->setText(m_actionWording());
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
}

void NoticeBar::dress() {
    layout()->setContentsMargins(m_kit.ipx(16), m_kit.ipx(6), m_kit.ipx(8), m_kit.ipx(6));
    const bool problem = m_tone == Tone::Problem;
    m_icon->setPixmap(m_kit.pixmap("warning", problem ? Role::Alarm : Role::MutedText, 16, devicePixelRatioF()));
    m_icon->setVisible(problem);
    m_close->setIcon(m_kit.icon("cross", Role::MutedText));
    m_close->setIconSize(QSize(m_kit.ipx(16), m_kit.ipx(16)));
}

void NoticeBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
