// The one line of a block is moved down by half of what the line height adds; doing so twice changes nothing.
#include "ui/editor/code_layout.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace forkyard::ui {

void CodeLayout::setLineHeight(double pixels) {
    m_lineHeight = pixels;
    requestUpdate();
}

QRectF CodeLayout::blockBoundingRect(const QTextBlock &block) const {
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (m_lineHeight <= 0 || rect.isEmpty() || block.layout()->lineCount() != 1) return rect;
    QTextLine line = block.layout()->lineAt(0);
    const double above = std::max(0.0, (m_lineHeight - line.height()) / 2);
    line.setPosition({line.position().x(), above});
    const double margin = block.next().isValid() ? 0 : document()->documentMargin();
    rect.setHeight(m_lineHeight + margin);
    return rect;
}

} // namespace forkyard::ui
