// bare_window DIR: the least that a Qt program with a window, a tree, the network and a database takes to
// start. Stays until it is ended.
#include <QApplication>
#include <QMainWindow>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardItemModel>
#include <QTreeView>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(QApplication::arguments().value(1) + u"/bare.sqlite"_s);
    database.open();
    QSqlQuery(database).exec(u"CREATE TABLE IF NOT EXISTS t (a)"_s);

    QNetworkAccessManager manager;
    QNetworkReply *reply = manager.get(QNetworkRequest(QUrl(u"http://127.0.0.1:1/"_s)));
    QObject::connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);

    QStandardItemModel model(3, 4);
    auto *view = new QTreeView;
    view->setModel(&model);
    QMainWindow window;
    window.setWindowTitle(u"bare"_s);
    window.setCentralWidget(view);
    window.resize(1000, 600);
    window.show();
    return QApplication::exec();
}
