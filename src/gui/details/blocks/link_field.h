// The link of a video, to be read and copied: shown without its scheme, copied whole.
#pragma once

#include <QLineEdit>

namespace gui {

class LinkField : public QLineEdit
{
    Q_OBJECT
public:
    explicit LinkField(QWidget *parent = nullptr);

    void setLink(const QString &link); // with its scheme

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void copyLink() const;

    QString m_link;
};

} // namespace gui
