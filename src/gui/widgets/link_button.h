// Words that lead somewhere, like a link in a text, but a button to the keyboard and to readers: Tab reaches
// it, Return and Space follow it. Underlined under the pointer.
#pragma once

#include <QPushButton>

namespace gui {

class LinkButton : public QPushButton
{
    Q_OBJECT
public:
    // Beside the words, for the frame of the focus.
    static constexpr int edge = 3;

    explicit LinkButton(QWidget *parent = nullptr);

    // Drawn like the words around it.
    void setQuiet();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_quiet = false;
};

} // namespace gui
