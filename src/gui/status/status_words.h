// The line of words in the status bar: pieces that say how many and lead to their rows, by mouse and by Tab
// and Return. Where there is too little room whole pieces leave, the last first; what runs stays.
#pragma once

#include "gui/status/run_words.h"

#include <QWidget>

#include <functional>

namespace gui {

class StatusWords : public QWidget
{
    Q_OBJECT
public:
    explicit StatusWords(QWidget *parent = nullptr);

    void show(const QList<RunPart> &parts);
    QString words() const; // all of them, also those that have left
    // What to tell of a piece, and with no key of the whole; asked for when it is shown.
    void setTips(std::function<QString(std::optional<int> key)> tips) { m_tips = std::move(tips); }

    QSize sizeHint() const override; // with every piece
    int firstWidth() const;          // of the first set, which stays
    QSize minimumSizeHint() const override;

signals:
    void wanted(gui::Group group);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Link;
    struct Piece {
        RunPart part;
        int at = 0;
        bool shown = false;
    };

    void arrange();
    void placeLinks();
    void showTip(const QPoint &place, std::optional<int> key);

    QList<Piece> m_pieces;
    QHash<int, Link *> m_links; // by key; a piece that comes again has the same one
    std::function<QString(std::optional<int>)> m_tips;
};

} // namespace gui
