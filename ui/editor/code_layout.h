// Lines of code with air between them: QPlainTextDocumentLayout knows no line spacing, this adds it for documents that
// do not wrap.
#pragma once

#include <QPlainTextDocumentLayout>

namespace forkyard::ui {

class CodeLayout : public QPlainTextDocumentLayout {
    Q_OBJECT

public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;

    /// Height of every line in pixels; text is centred in it. 0: the font's own.
    void setLineHeight(double pixels);
    double lineHeight() const { return m_lineHeight; }

    QRectF blockBoundingRect(const QTextBlock &block) const override;

private:
    double m_lineHeight = 0;
};

} // namespace forkyard::ui
