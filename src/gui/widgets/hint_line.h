// What a list says below its rows, or in their place: an icon, a sentence, and where it leads. It lies in the
// middle of the room that the rows leave.
#pragma once

#include <QWidget>

class QLabel;

namespace gui {

class LinkButton;

class HintLine : public QWidget
{
    Q_OBJECT
public:
    // Over this.
    explicit HintLine(QWidget *viewport);

    // No words: nothing is shown; no link: the words alone.
    void tell(const QString &words, const QString &link, const QString &iconName);
    QString words() const;
    // Of what it lies over.
    void setRoom(const QRect &room);

signals:
    void linkClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();
    void place();

    QLabel *m_icon;
    QLabel *m_words;
    QLabel *m_joint; // between the words and the link
    LinkButton *m_link;
    QString m_iconName;
    QRect m_room;
};

} // namespace gui
