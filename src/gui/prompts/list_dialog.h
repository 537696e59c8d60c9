// A sentence, a list of things with a word on each, and what to do about them: files left out with the
// reason, rows of a table with what is wrong, videos that are here already with their link.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QHBoxLayout;
class QTreeWidget;

namespace gui {

struct ListRow {
    QString what;
    QString word; // the reason, or what is known of it
    QString link; // of a video, may be empty
};

struct ListQuestion {
    QString title;
    QString sentence;
    QString whatHead; // over the first column, for instance "File"
    QString wordHead;
    QList<ListRow> rows;
    QString yes; // empty: there is nothing to decide, only "Close"
    QString no;
};

// A line a row, its parts apart by tabs.
QString listText(const QList<ListRow> &rows);

class ListDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ListDialog(const ListQuestion &question, QWidget *parent = nullptr);

private:
    void buildList(const ListQuestion &question);
    void addPageButton(QHBoxLayout *buttons);

    QTreeWidget *m_list;
    QList<ListRow> m_rows;
};

} // namespace gui
